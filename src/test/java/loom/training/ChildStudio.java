package loom.training;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole studio in a process of its own, reached as scripts reach it. */
final class ChildStudio implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final String address;
    private final Path log;
    private final Process process;

    /**
     * @param options of the program, beyond its home and port
     */
    ChildStudio(Path home, String... options) throws IOException {
        int port = freePort();
        address = "http://127.0.0.1:" + port;
        log = home.resolve("log-" + port);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx512m",
                                "-Dvaadin.productionMode=true",
                                "-cp",
                                classPath(),
                                "loom.LoomApplication",
                                "--loom.home=" + home.resolve("studio"),
                                "--server.port=" + port));
        command.addAll(List.of(options));
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        // Not readiness: a disk may be full at the start, too.
        await().atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> send("GET", "/actuator/health/liveness", null).statusCode() == 200);
    }

    /** As {@code kill -9} or a power cut: no chance to save anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As a machine that is put to sleep: everything stands still, and its files stay open. */
    void suspend() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** As a machine that wakes. */
    void wake() throws IOException, InterruptedException {
        signal("-CONT");
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** Without the empty entry at its end, which would stand for the folder that it is run in. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json.readTree(text(path));
    }

    String text(String path) throws IOException, InterruptedException {
        return checked(send("GET", path, null));
    }

    JsonNode post(String path, byte[] body) throws IOException, InterruptedException {
        return json.readTree(checked(send("POST", path, body)));
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private static String checked(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new AssertionError(response.uri() + ": " + response.body());
        }
        return response.body();
    }

    /** The answer, whatever its status. */
    HttpResponse<String> send(
            String method, String path, byte @org.jspecify.annotations.Nullable [] body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher content =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header(
                                "Content-Type",
                                path.contains("datasets") ? "application/zip" : "application/json")
                        .method(method, content)
                        .build(),
                BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
