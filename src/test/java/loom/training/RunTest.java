package loom.training;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import loom.StudioTest;
import org.springframework.context.annotation.Import;

/** A {@link StudioTest} whose runs are trained by hand. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@StudioTest
@Import(RunFixture.class)
public @interface RunTest {}
