package loom;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the studio. */
@SpringBootApplication
public class LoomApplication {
    public static void main(String[] args) {
        SpringApplication.run(LoomApplication.class, args);
    }
}
