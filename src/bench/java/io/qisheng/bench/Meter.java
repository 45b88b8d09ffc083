package io.qisheng.bench;

import io.qisheng.local.LocalStack;
import java.util.function.Supplier;

/** Reads the processor time that service and database take while something runs. */
final class Meter {

    private final long service;
    private final long database;

    Meter(LocalStack stack) {
        this.service = stack.part("service").pid().orElseThrow();
        this.database = stack.part("postgresql").pid().orElseThrow();
    }

    Window during(Supplier<Outcome> load) {
        double serviceBefore = Cpu.seconds(service);
        double databaseBefore = Cpu.secondsOfFamily(database);
        Outcome outcome = load.get();
        return new Window(
                outcome, Cpu.seconds(service) - serviceBefore, Cpu.secondsOfFamily(database) - databaseBefore);
    }
}
