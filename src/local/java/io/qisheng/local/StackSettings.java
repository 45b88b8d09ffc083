package io.qisheng.local;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a stack lives and how.
 *
 * @param folder everything the stack writes; also how its processes are told from others
 * @param durable false only in tests, where nothing has to outlive a crash of the machine
 * @param serviceEnvironment what the service is told besides where its stores are
 */
public record StackSettings(
        Path folder, Ports ports, boolean durable, String classPath, Map<String, String> serviceEnvironment) {

    /** The stack of {@code make run}, in {@code .local} of the working directory. */
    public static StackSettings forRun(Map<String, String> environment) {
        return new StackSettings(
                Path.of(environment.getOrDefault("QISHENG_LOCAL_FOLDER", ".local"))
                        .toAbsolutePath()
                        .normalize(),
                Ports.of(environment),
                true,
                absoluteClassPath(),
                Map.of());
    }

    /** A stack for tests, on ports that are free now. */
    public static StackSettings forTests(Path folder) {
        return new StackSettings(
                folder.toAbsolutePath().normalize(), Ports.free(), false, absoluteClassPath(), Map.of());
    }

    /** A stack to be measured: as durable as a real one, on ports that are free now, limits too wide to be met. */
    public static StackSettings forBench(Path folder) {
        return new StackSettings(
                folder.toAbsolutePath().normalize(),
                Ports.free(),
                true,
                absoluteClassPath(),
                Map.of("QISHENG_LIMITS_FACTOR", "1000000"));
    }

    /** The parts run in folders of their own, so relative entries would lead nowhere. */
    private static String absoluteClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    StackSettings on(Ports otherPorts) {
        return new StackSettings(folder, otherPorts, durable, classPath, serviceEnvironment);
    }

    Path logs() {
        return folder.resolve("logs");
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
