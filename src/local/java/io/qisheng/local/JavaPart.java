package io.qisheng.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A part that is a JVM of its own. */
abstract sealed class JavaPart extends Part permits ServicePart, SimulatorPart, StoragePart {

    JavaPart(String name, int port, StackSettings settings, RunFile runFile) {
        super(name, port, settings, runFile);
    }

    /** A JVM that starts fast and stays small, told apart by the stack's folder. */
    protected final List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                StackSettings.java().toString(),
                "-Dqisheng.local.folder=" + settings.folder(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m"));
        command.addAll(List.of(arguments));
        return command;
    }

    protected final int httpStatus(int onPort, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + onPort + path).toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
