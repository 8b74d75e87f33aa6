package loom.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Prepares the pool of connections before the first one is opened. */
@Configuration(proxyBeanMethods = false)
class DatabasePool {
    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /**
     * Seconds that a server may take to accept, and to answer a statement: one that went away
     * without a word would else be waited for until the operating system gives up.
     */
    private static final Map<String, String> FAIL_FAST =
            Map.of("connectTimeout", "3", "socketTimeout", "60", "tcpKeepAlive", "true");

    @Bean
    static BeanPostProcessor preparedPool(
            @Value("${loom.home}") Path home, @Value("${loom.begin-anew}") boolean beginAnew) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    prepare(pool, home, beginAnew);
                }
                return bean;
            }
        };
    }

    private static void prepare(HikariDataSource pool, Path home, boolean beginAnew) {
        String address = String.valueOf(pool.getJdbcUrl());
        if (!beginAnew) {
            try {
                DatabaseFile.check(address, home);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (address.startsWith(POSTGRESQL)) {
            FAIL_FAST.forEach((setting, value) -> {
                if (!address.contains(setting + "=")) {
                    pool.addDataSourceProperty(setting, value);
                }
            });
        }
        if (address.startsWith(H2)) {
            Reopening.prepare(pool);
        }
    }
}
