package io.qisheng.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The packaged service as a process with the image's options, the container's memory, and no variables but those given. */
final class DeployedProcess implements AutoCloseable {

    private static final Pattern OPTIONS = Pattern.compile("ENV JAVA_TOOL_OPTIONS=\"([^\"]+)\"");
    private static final int UNREACHABLE = 0;

    private final Process process;
    private final Map<String, String> environment;

    private DeployedProcess(Process process, Map<String, String> environment) {
        this.process = process;
        this.environment = environment;
    }

    static DeployedProcess start(Map<String, String> environment, long memory, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxRAM=" + memory,
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar")
                        .toAbsolutePath()
                        .toString());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_TOOL_OPTIONS", options());
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new DeployedProcess(builder.start(), environment);
    }

    private static String options() throws IOException {
        return OPTIONS.matcher(Files.readString(Path.of("src", "main", "docker", "Dockerfile")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** Its code, when it has ended within the time. */
    int exitCode(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("It still runs after " + limit);
        }
        return process.exitValue();
    }

    /** What the kubelet sends first. */
    void terminate() {
        process.destroy();
    }

    /** The status of an answer on the port that a variable names, or 0 when there is none. */
    int status(String port, String path) throws InterruptedException {
        try {
            return get(InetAddress.getLoopbackAddress(), "", port, path).statusCode();
        } catch (IOException nobodyAnswers) {
            return UNREACHABLE;
        }
    }

    /** An answer to a client at one address who says that it speaks for another one. */
    HttpResponse<String> get(InetAddress from, String forwardedFor, String port, String path)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + environment.get(port) + path))
                .timeout(Duration.ofSeconds(3));
        if (!forwardedFor.isEmpty()) {
            request.header("X-Forwarded-For", forwardedFor);
        }
        try (HttpClient client = HttpClient.newBuilder().localAddress(from).build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
