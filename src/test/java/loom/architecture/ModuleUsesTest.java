package loom.architecture;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loom.LoomApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * Which modules a module uses: what the column "Uses" of docs/ARCHITECTURE.md says, what the
 * modules' {@code package-info} allows and what their classes do is the same. That no more is used
 * than allowed, {@code ApplicationModules.verify()} finds too, and says where.
 *
 * <p>A {@code package-info} among the tests would hide the module's own from both.
 */
class ModuleUsesTest {
    private static final ApplicationModules MODULES = ApplicationModules.of(LoomApplication.class);
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|.*\\| (.+) \\|$");

    @Test
    void the_document_says_what_each_module_uses() throws IOException {
        assertThat(document())
                .isEqualTo(
                        ofEach(it ->
                                it.getDirectDependencies(MODULES)
                                        .uniqueModules()
                                        .map(ModuleUsesTest::name)));
    }

    @Test
    void a_module_allows_itself_what_the_document_says() throws IOException {
        assertThat(ofEach(ModuleUsesTest::allowed)).isEqualTo(document());
    }

    private static Map<String, Set<String>> document() throws IOException {
        String text = Files.readString(Path.of("docs/ARCHITECTURE.md"));
        return ROW.matcher(text)
                .results()
                .collect(toMap(row -> row.group(1), ModuleUsesTest::uses));
    }

    private static Set<String> uses(MatchResult row) {
        return row.group(2).equals("-") ? Set.of() : Set.of(row.group(2).split(", "));
    }

    /** The engine is plain Java and declares nothing: nothing is what it may use. */
    private static Stream<String> allowed(ApplicationModule module) {
        return module
                .getBasePackage()
                .getAnnotation(org.springframework.modulith.ApplicationModule.class)
                .stream()
                .flatMap(it -> Arrays.stream(it.allowedDependencies()));
    }

    private static Map<String, Set<String>> ofEach(
            Function<ApplicationModule, Stream<String>> names) {
        return MODULES.stream()
                .collect(toMap(ModuleUsesTest::name, it -> names.apply(it).collect(toSet())));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
