package io.qisheng.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code run.json}: what runs now, for operators, tests and the next start. It is read afresh each time, because another
 * command may have started a part again in the meantime.
 */
final class RunFile {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** A part as it was last started; {@code startedAt} (epoch milliseconds) tells its process from a later one. */
    record Entry(String name, long pid, int port, String dataFolder, String log, long startedAt) {}

    record Content(long pid, Ports ports, List<Entry> parts) {}

    private final Path file;

    RunFile(Path folder) {
        this.file = folder.resolve("run.json");
    }

    synchronized Optional<Content> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), Content.class));
        } catch (IOException e) {
            throw new LocalStackException(
                    file + " cannot be read (" + e.getMessage() + "). Delete it and start again.", e);
        }
    }

    Optional<Entry> entry(String part) {
        return read().stream()
                .flatMap(content -> content.parts().stream())
                .filter(entry -> entry.name().equals(part))
                .findFirst();
    }

    synchronized void open(Ports ports) {
        write(new Content(ProcessHandle.current().pid(), ports, List.of()));
    }

    synchronized void put(Entry entry) {
        Content content =
                read().orElseThrow(() -> new LocalStackException("Nothing runs here: " + file + " is missing."));
        List<Entry> parts = new ArrayList<>(content.parts());
        parts.removeIf(other -> other.name().equals(entry.name()));
        parts.add(entry);
        parts.sort(Comparator.comparing(Entry::name));
        write(new Content(content.pid(), content.ports(), parts));
    }

    synchronized void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Content content) {
        try {
            Path draft = Files.createTempFile(file.getParent(), "run", ".json");
            JSON.writeValue(draft.toFile(), content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
