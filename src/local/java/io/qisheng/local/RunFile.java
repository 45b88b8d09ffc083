package io.qisheng.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
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
    private boolean closed;

    RunFile(Path folder) {
        this.file = folder.resolve("run.json");
    }

    Optional<Content> read() {
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

    void open(Ports ports) {
        write(new Content(ProcessHandle.current().pid(), ports, List.of()));
    }

    /** Parts start side by side, in this process and in others: one at a time may change the file. */
    synchronized void put(Entry entry) {
        if (closed) {
            throw new LocalStackException("The stack is stopping.");
        }
        try (FileChannel channel = FileChannel.open(
                        file.resolveSibling("run.json.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = lock(channel)) {
            replace(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private void replace(Entry entry) {
        Content content =
                read().orElseThrow(() -> new LocalStackException("Nothing runs here: " + file + " is missing."));
        List<Entry> parts = new ArrayList<>(content.parts());
        parts.removeIf(other -> other.name().equals(entry.name()));
        parts.add(entry);
        parts.sort(Comparator.comparing(Entry::name));
        write(new Content(content.pid(), content.ports(), parts));
    }

    /** From here on nothing is added: whoever stops what is listed stops everything. */
    synchronized void close() {
        closed = true;
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                // Another thread of this JVM has it; file locks do not wait for those.
                Processes.pause(Duration.ofMillis(5));
            }
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
