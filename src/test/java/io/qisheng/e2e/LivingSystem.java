package io.qisheng.e2e;

import io.qisheng.local.LocalStack;
import io.qisheng.local.StackSettings;
import java.nio.file.Path;

/** The system as {@code make run} starts it, with an empty database, once for all end-to-end tests of a JVM. */
final class LivingSystem {

    private static final Path FOLDER = Path.of("target", "e2e-stack");

    private final LocalStack stack;

    private LivingSystem(LocalStack stack) {
        this.stack = stack;
    }

    /** Starts it at the first call; it stops with the JVM. */
    static LivingSystem start() {
        return Holder.SYSTEM;
    }

    /** Where browsers find the service. */
    String address() {
        return "http://localhost:" + stack.settings().ports().service();
    }

    LocalStack stack() {
        return stack;
    }

    private static final class Holder {

        private static final LivingSystem SYSTEM = launch();

        private static LivingSystem launch() {
            LocalStack stack = LocalStack.open(StackSettings.forTests(FOLDER));
            Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stop-e2e-stack"));
            stack.startStoresAfresh();
            stack.startService();
            return new LivingSystem(stack);
        }
    }
}
