package loom;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the studio. */
@SpringBootApplication
public class LoomApplication {
    public static void main(String[] args) {
        // H2 takes "data" for a path as it takes "./data": --loom.home may be either.
        System.setProperty("h2.implicitRelativePath", "true");
        SpringApplication.run(LoomApplication.class, args);
    }
}
