package io.qisheng.bench;

import io.qisheng.local.LocalStack;
import io.qisheng.local.LocalStackException;
import io.qisheng.local.StackSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The command line of the measure: starts the stack, measures, tells, and stops the stack whatever happened. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    private static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            Options options = Options.parse(arguments);
            return options.grownTo() > 0 ? new Growth(options, out).run() : measure(options, out);
        } catch (BenchException | LocalStackException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    /** A stack that stops when this process does. */
    static LocalStack open(Path folder) {
        LocalStack stack = LocalStack.open(StackSettings.forBench(folder));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stop"));
        return stack;
    }

    private static int measure(Options options, PrintStream out) {
        LocalStack stack = open(options.folder().resolve("stack"));
        out.println("Starting the stores, with the township in them (seeded at the first time, some minutes) …");
        stack.startStores(Township.working());
        moveMeetings(stack);
        Footprint footprint = new Footprint(stack);
        footprint.start();
        Report report = new Bench(options, stack, footprint, out).run();
        out.println(report.text());
        Path file = report.write(options.folder(), options);
        out.println("All of it: " + file);
        return report.isSound() ? 0 : 1;
    }

    private static void moveMeetings(LocalStack stack) {
        try (Connection owner = stack.connectAsOwner()) {
            Meetings.moveToNow(owner);
        } catch (SQLException e) {
            throw new BenchException("The meetings could not be moved to now: " + e.getMessage(), e);
        }
    }
}
