package io.qisheng.platform.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Starts the service. In production the guard speaks first: the framework would stop at the first setting it misses, and who sets
 * up a system wants to hear all at once.
 */
@QuarkusMain
public final class Main {

    /** {@code EX_CONFIG} of sysexits.h: another start with the same settings ends the same way. */
    private static final int UNFIT = 78;

    private Main() {}

    public static void main(String... arguments) {
        List<String> faults = new ProductionGuard(ConfigProvider.getConfig()).faults();
        if (!faults.isEmpty()) {
            System.err.println("Not fit for production, so nothing was started:\n- " + String.join("\n- ", faults));
            System.exit(UNFIT);
        }
        Quarkus.run(arguments);
    }
}
