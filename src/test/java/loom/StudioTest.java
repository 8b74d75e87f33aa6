package loom;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test on the whole studio, without workers and without what comes bundled. Tests that add
 * nothing to it share one studio, so each leaves it as it was.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        properties = "loom.worker=false",
        webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@Import(StudioFixture.class)
public @interface StudioTest {}
