package io.qisheng.deployment;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the service asks of its environment, as {@code application.properties} says it. */
final class Settings {

    private static final Path FILE = Path.of("src", "main", "resources", "application.properties");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
    private static final Properties PROPERTIES = read();

    private Settings() {}

    /** The names of all variables that are read in production. */
    static Set<String> variables() {
        return PROPERTIES.stringPropertyNames().stream()
                .filter(name -> !name.startsWith("%local.") && !name.startsWith("%test."))
                .map(PROPERTIES::getProperty)
                .flatMap(value -> VARIABLE.matcher(value).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** How long requests that have begun may last after the service was told to stop. */
    static Duration shutdownTimeout() {
        return Duration.parse("PT" + PROPERTIES.getProperty("quarkus.shutdown.timeout"));
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(FILE)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
