package loom.base;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where to open the studio once it answers. */
@Component
class StartupBanner {
    private static final Logger log = LoggerFactory.getLogger(StartupBanner.class);

    private final String address;

    StartupBanner(@Value("${server.address}") String address) {
        this.address = address;
    }

    @EventListener
    void greet(WebServerInitializedEvent event) {
        boolean everywhere = address.equals("0.0.0.0") || address.equals("::");
        log.info(
                "Latent Loom is at http://{}:{}",
                everywhere ? "localhost" : address,
                event.getWebServer().getPort());
    }
}
