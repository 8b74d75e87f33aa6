package loom.base;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps other web sites out of a studio that has no sign-in. A page of another site may make a
 * browser call us: under our own name (refused by its {@code Origin} or {@code Sec-Fetch-Site}), or
 * under a name of its own that it points at this machine (DNS rebinding: refused by {@code Host}
 * while the studio listens to this machine alone). Programs, which send neither, are let through.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CrossOriginFilter extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean loopbackOnly;
    private final Set<String> hosts;

    CrossOriginFilter(
            @Value("${server.address}") String address, @Value("${loom.hosts}") List<String> hosts)
            throws UnknownHostException {
        loopbackOnly = InetAddress.getByName(address).isLoopbackAddress();
        this.hosts =
                Set.copyOf(
                        hosts.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).toList());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isKnownHost(request.getServerName())) {
            response.sendError(
                    HttpServletResponse.SC_FORBIDDEN,
                    "The studio is not known under this name: add it to loom.hosts.");
        } else if (!READING.contains(request.getMethod()) && isFromAnotherSite(request)) {
            response.sendError(
                    HttpServletResponse.SC_FORBIDDEN,
                    "Pages of other sites may not change anything here.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isKnownHost(String name) {
        String host = name.toLowerCase(Locale.ROOT);
        return !loopbackOnly || THIS_MACHINE.contains(host) || hosts.contains(host);
    }

    private static boolean isFromAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !request.getHeader("Host").equals(authority(origin));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException e) {
            return null; // "null" and rubbish are another site
        }
    }
}
