package loom.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** A test that drives a real browser; skipped where there is none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("browser")
@EnabledIf(
        value = "loom.browser.Browser#isInstalled",
        disabledReason = "no Chromium, Chrome or Edge was found; LOOM_BROWSER may name one")
@interface BrowserTest {}
