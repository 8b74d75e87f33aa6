package loom.base;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says where to open the studio, last of all that it says while it starts. */
@Component
class StartupBanner {
    private static final Logger log = LoggerFactory.getLogger(StartupBanner.class);

    private final String address;

    StartupBanner(@Value("${server.address}") String address) {
        this.address = address;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void greet(ApplicationReadyEvent event) {
        String port =
                event.getApplicationContext().getEnvironment().getProperty("local.server.port");
        if (port == null) {
            return; // a test that serves nothing
        }
        boolean everywhere = address.equals("0.0.0.0") || address.equals("::");
        log.info("Latent Loom is at http://{}:{}", everywhere ? "localhost" : address, port);
    }
}
