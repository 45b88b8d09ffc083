package io.qisheng.testing;

import io.qisheng.local.LocalStack;
import io.qisheng.local.StackSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * PostgreSQL, Redis, object storage and the WeChat simulator for {@code @QuarkusTest}, on free ports, with a fresh database
 * that holds the demonstration township.
 *
 * <p>They start once per JVM, however often Quarkus restarts the application and whatever class loader it uses: the mark
 * is a system property. They stop when the JVM ends; what a killed JVM leaves is stopped by the next one.
 */
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {

    private static final Path FOLDER = Path.of("target", "test-stack");
    private static final String STARTED = "qisheng.test-stack.started";

    /** The running stack, for tests that stop, kill or hang one of its parts. They bring it back themselves. */
    public static LocalStack stack() {
        return LocalStack.attach(StackSettings.forTests(FOLDER));
    }

    @Override
    public Map<String, String> start() {
        if (System.getProperty(STARTED) == null) {
            LocalStack stack = LocalStack.open(StackSettings.forTests(FOLDER));
            Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stop-test-stack"));
            stack.startStoresAfresh();
            System.setProperty(STARTED, "true");
        }
        Map<String, String> properties = new HashMap<>(stack().environment());
        properties.put("quarkus.http.test-port", "0");
        properties.put("quarkus.management.test-port", "0");
        return properties;
    }

    /** Nothing: the next application of this JVM uses the same parts. */
    @Override
    public void stop() {}
}
