package loom.training;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements that some threads of the studio send to its database. */
public final class StatementCounter implements BeanPostProcessor {
    private final AtomicLong count = new AtomicLong();
    private volatile Predicate<Thread> counted = thread -> true;

    /** Counts from zero, and those of these threads alone. */
    public void restart(Predicate<Thread> threads) {
        counted = threads;
        count.set(0);
    }

    public long count() {
        return count.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counting(source) : bean;
    }

    private void count(String method) {
        if (method.startsWith("execute") && counted.test(Thread.currentThread())) {
            count.incrementAndGet();
        }
    }

    private <T> T counting(Class<T> type, T it) {
        Object proxy =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> {
                            count(method.getName());
                            try {
                                Object answer = method.invoke(it, arguments);
                                return answer instanceof Statement statement
                                        ? counting(kind(method.getReturnType()), statement)
                                        : answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
        return type.cast(proxy);
    }

    /** What a connection said that it gives: a statement, a prepared one, a callable one. */
    @SuppressWarnings("unchecked")
    private static Class<Statement> kind(Class<?> declared) {
        return (Class<Statement>) declared;
    }

    private final class Counting extends DelegatingDataSource {
        Counting(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counting(Connection.class, super.getConnection());
        }
    }
}
