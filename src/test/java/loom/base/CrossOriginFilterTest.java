package loom.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CrossOriginFilterTest {
    @Test
    void a_program_on_this_machine_may_do_everything() throws Exception {
        assertThat(status("127.0.0.1", request("POST", "localhost"))).isEqualTo(200);
    }

    @Test
    void the_studios_own_pages_may_do_everything() throws Exception {
        MockHttpServletRequest request = request("POST", "localhost");
        request.addHeader("Origin", "http://localhost:8080");
        request.addHeader("Sec-Fetch-Site", "same-origin");
        assertThat(status("127.0.0.1", request)).isEqualTo(200);
    }

    @Test
    void a_page_of_another_site_may_not_change_anything() throws Exception {
        MockHttpServletRequest told = request("POST", "localhost");
        told.addHeader("Sec-Fetch-Site", "cross-site");
        assertThat(status("127.0.0.1", told)).isEqualTo(403);

        MockHttpServletRequest older = request("DELETE", "localhost");
        older.addHeader("Origin", "https://elsewhere.example");
        assertThat(status("127.0.0.1", older)).isEqualTo(403);

        MockHttpServletRequest opaque = request("POST", "localhost");
        opaque.addHeader("Origin", "null");
        assertThat(status("127.0.0.1", opaque)).isEqualTo(403);
    }

    @Test
    void a_name_that_somebody_pointed_at_this_machine_is_refused() throws Exception {
        assertThat(status("127.0.0.1", request("GET", "rebound.example"))).isEqualTo(403);
    }

    @Test
    void a_studio_opened_to_the_network_answers_under_every_name() throws Exception {
        assertThat(status("0.0.0.0", request("GET", "atelier.example"))).isEqualTo(200);
    }

    @Test
    void a_name_that_the_host_allowed_is_known() throws Exception {
        assertThat(status("127.0.0.1", request("GET", "Studio.Example"))).isEqualTo(200);
    }

    private static MockHttpServletRequest request(String method, String host) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/api/v1/runs");
        request.setServerName(host);
        request.addHeader("Host", host + ":8080");
        return request;
    }

    private static int status(String address, MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new CrossOriginFilter(address, List.of("studio.example"))
                .doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
