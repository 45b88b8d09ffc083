package io.qisheng.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The production jar, as a process of its own, with the profile {@code local}. */
final class ServicePart extends JavaPart {

    private final Path jar;
    private final Map<String, String> environment;

    ServicePart(StackSettings settings, RunFile runFile, Map<String, String> environment) {
        super("service", settings.ports().service(), settings, runFile);
        this.jar = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
        this.environment = environment;
    }

    @Override
    protected void prepare() {
        if (!Files.exists(jar)) {
            throw new LocalStackException(jar + " is missing: run `make run`, which builds it.");
        }
    }

    @Override
    protected List<String> command() {
        return List.of(
                StackSettings.java().toString(),
                "-Dqisheng.local.folder=" + settings.folder(),
                "-Dquarkus.profile=local",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xms48m",
                "-Xmx384m",
                "-XX:MaxDirectMemorySize=96m",
                "-XX:TrimNativeHeapInterval=10000",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString());
    }

    @Override
    protected Map<String, String> environment() {
        return environment;
    }

    @Override
    protected boolean answers() {
        return httpStatus(settings.ports().management(), "/q/health/ready") == 200;
    }
}
