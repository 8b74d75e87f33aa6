package loom.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ApiDescription {
    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Latent Loom")
                                .version("v1")
                                .description(
                                        "Data sets, training runs, models and pieces of the studio."
                                                + " Errors are application/problem+json and say"
                                                + " what was given, what is allowed and what to do.")
                                .license(
                                        new License().name("Apache-2.0").identifier("Apache-2.0")));
    }
}
