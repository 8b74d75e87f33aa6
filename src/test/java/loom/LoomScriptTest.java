package loom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script ./loom in folders of its own, among Javas and a Maven that only say what they do. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LoomScriptTest {
    private static final Path SCRIPT = Path.of("loom").toAbsolutePath();

    @TempDir private Path folder;

    private Path tools = Path.of("");
    private Path javas = Path.of("");

    @BeforeEach
    void anOldJavaOnThePath() throws IOException {
        javas = Files.createDirectories(folder.resolve("javas"));
        tools = Files.createDirectories(folder.resolve("tools"));
        Path old = java(folder.resolve("old"), "17.0.15", true);
        program(tools.resolve("java"), "echo '    java.home = %s' >&2".formatted(old));
    }

    @Test
    void a_java_that_is_too_old_is_passed_over_for_one_that_is_not() throws Exception {
        release();
        Path fit = java(javas.resolve("b-25"), "25.0.1", false);
        java(javas.resolve("a-20"), "20", true);
        Answer answer = loom("release", Map.of("JAVA_HOME", folder.resolve("old").toString()));
        assertThat(answer.status()).isZero();
        assertThat(answer.text())
                .contains(
                        "JAVA_HOME is " + folder.resolve("old") + ", which is no Java 21 or newer")
                .contains("Java 25 in " + fit);
    }

    @Test
    void arguments_go_to_the_studio() throws Exception {
        release();
        java(javas.resolve("jre"), "21.0.5", false);
        Answer answer = loom("release", Map.of(), "--server.port=9000", "--loom.home=my art");
        assertThat(answer.text())
                .endsWith("latent-loom.jar|--server.port=9000|--loom.home=my art\n")
                .contains("--enable-native-access=ALL-UNNAMED|-jar|");
    }

    @Test
    void the_commands_that_are_no_part_of_the_studio_run_from_the_jar_beside_its_own()
            throws Exception {
        release();
        java(javas.resolve("jre"), "21.0.5", false);
        Answer answer = loom("release", Map.of(), "bench", "train", "--size", "64 px");
        assertThat(answer.text())
                .contains("-Dloader.path=" + folder + "/release/latent-loom-tools.jar|")
                .contains("|-Dloader.main=loom.bench.BenchCommand|-cp|")
                .endsWith("PropertiesLauncher|train|--size|64 px\n");
    }

    @Test
    void where_there_is_no_java_it_says_how_to_get_one() throws Exception {
        release();
        Answer answer = loom("release", Map.of());
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text())
                .contains("Latent Loom needs a Java of version 21 or newer, and none was found")
                .containsPattern("\n {2}\\S+.*(install|tar|-S|add)");
    }

    @Test
    void building_needs_a_compiler() throws Exception {
        sources();
        java(javas.resolve("jre"), "21.0.5", false);
        assertThat(loom("sources", Map.of()).text()).contains("needs a JDK of version 21 or newer");
    }

    @Test
    void it_builds_once_and_again_after_a_change() throws Exception {
        sources();
        java(javas.resolve("jdk"), "21.0.5", true);
        assertThat(loom("sources", Map.of(), "build").text())
                .contains("Building Latent Loom")
                .contains("the first time it also downloads");
        assertThat(loom("sources", Map.of(), "build").text()).isEmpty();
        Path source = folder.resolve("sources/src/main/java/loom/Loom.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(loom("sources", Map.of(), "build").text()).contains("The sources have changed");
        assertThat(Files.readAllLines(folder.resolve("sources/maven"))).hasSize(2);
    }

    @Test
    void a_build_for_a_gpu_is_another_one() throws Exception {
        sources();
        java(javas.resolve("jdk"), "21.0.5", true);
        loom("sources", Map.of(), "build");
        loom("sources", Map.of(), "-Pcu124", "build");
        assertThat(Files.readAllLines(folder.resolve("sources/maven")))
                .satisfiesExactly(
                        first -> assertThat(first).doesNotContain("cu124"),
                        second -> assertThat(second).contains("-Pcu124"));
    }

    @Test
    void a_build_that_fails_shows_why() throws Exception {
        sources();
        java(javas.resolve("jdk"), "21.0.5", true);
        program(tools.resolve("mvn"), "echo '[ERROR] Loom.java:[1,1] a thread is torn'; exit 1");
        Answer answer = loom("sources", Map.of());
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("a thread is torn").contains("target/build.log");
    }

    @Test
    void without_a_browser_the_last_line_says_what_was_left_out() throws Exception {
        sources();
        java(javas.resolve("jdk"), "21.0.5", true);
        program(tools.resolve("id"), "echo 1000");
        Answer answer = loom("sources", Map.of("PATH", tools + ":" + bareTools()), "test");
        assertThat(answer.status()).isZero();
        assertThat(answer.text().lines().toList().getLast())
                .startsWith("ATTENTION: NO BROWSER WAS FOUND, so the browser tests were SKIPPED");
        assertThat(Files.readAllLines(folder.resolve("sources/maven"))).hasSize(2);
    }

    /** What an unpacked archive looks like. */
    private void release() throws IOException {
        Path release = Files.createDirectories(folder.resolve("release"));
        Files.copy(SCRIPT, release.resolve("loom"));
        Files.createFile(release.resolve("latent-loom.jar"));
    }

    /** What a clone looks like, with a Maven that makes a jar and notes what it was asked. */
    private void sources() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Files.copy(SCRIPT, sources.resolve("loom"));
        for (String part :
                List.of(".mvn", "src/main/java/loom", "frontend", "models", "datasets")) {
            Files.createDirectories(sources.resolve(part));
        }
        Files.createFile(sources.resolve("pom.xml"));
        Files.createFile(sources.resolve("src/main/java/loom/Loom.java"));
        program(
                tools.resolve("mvn"),
                "echo \"$@\" >>maven; mkdir -p target; touch target/latent-loom.jar");
    }

    /** A folder with the system's own tools and nothing else, so no browser. */
    private Path bareTools() throws IOException {
        Path bare = Files.createDirectories(folder.resolve("bare"));
        for (String tool :
                List.of(
                        "sh", "sed", "head", "find", "grep", "tail", "cat", "dirname", "mkdir",
                        "touch", "sleep", "ls")) {
            for (String place : List.of("/usr/bin/", "/bin/")) {
                if (Files.exists(Path.of(place + tool)) && !Files.exists(bare.resolve(tool))) {
                    Files.createSymbolicLink(bare.resolve(tool), Path.of(place + tool));
                }
            }
        }
        return bare;
    }

    private static Path java(Path home, String version, boolean compiles) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        program(home.resolve("bin/java"), "(IFS='|'; echo \"$*\")");
        if (compiles) {
            program(home.resolve("bin/javac"), "exit 0");
        }
        return home;
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Answer loom(String in, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", folder.resolve(in) + "/loom"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("CI");
        builder.environment().remove("LOOM_BROWSER");
        builder.environment().put("LOOM_JDKS", javas.toString());
        builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    private record Answer(int status, String text) {}
}
