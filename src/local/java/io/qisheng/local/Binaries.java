package io.qisheng.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Server binaries out of the jars that carry them, for the machine this runs on. */
final class Binaries {

    private Binaries() {}

    static boolean isMac() {
        return System.getProperty("os.name").startsWith("Mac");
    }

    /** Unpacks PostgreSQL once per stack folder and answers its home. */
    static Path postgresql(Path into) throws IOException {
        Path home = into.resolve("postgresql");
        if (Files.isDirectory(home)) {
            return home;
        }
        String archive = "/postgres-%s-%s.txz".formatted(isMac() ? "darwin" : "linux", isArm() ? "arm_64" : "x86_64");
        Path draft = into.resolve("postgresql.draft");
        deleteTree(draft);
        Files.createDirectories(draft);
        try (InputStream resource = resource(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(resource))) {
            unpack(tar, draft);
        }
        Files.move(draft, home);
        return home;
    }

    static Path redis(Path into) throws IOException {
        Path server = into.resolve("redis-server");
        if (Files.exists(server)) {
            return server;
        }
        Files.createDirectories(into);
        Path draft = into.resolve("redis-server.draft");
        try (InputStream resource = resource("/" + redisName())) {
            Files.copy(resource, draft, StandardCopyOption.REPLACE_EXISTING);
        }
        makeExecutable(draft);
        Files.move(draft, server);
        return server;
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String redisName() {
        if (isMac()) {
            return "redis-server-6.2.6-v5-darwin-" + (isArm() ? "arm64" : "amd64");
        }
        return isArm() ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
    }

    private static boolean isArm() {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return machine.contains("aarch64") || machine.contains("arm64");
    }

    private static InputStream resource(String name) {
        InputStream stream = Binaries.class.getResourceAsStream(name);
        if (stream == null) {
            throw new LocalStackException(
                    "There are no server binaries for this machine (%s, %s): %s is not on the class path."
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), name));
        }
        return stream;
    }

    private static void unpack(TarArchiveInputStream tar, Path into) throws IOException {
        TarArchiveEntry entry;
        while ((entry = tar.getNextEntry()) != null) {
            Path target = into.resolve(entry.getName()).normalize();
            if (!target.startsWith(into)) {
                throw new IOException("An entry leads out of the archive: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                continue;
            }
            Files.createDirectories(target.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, target);
                if ((entry.getMode() & 0100) != 0) {
                    makeExecutable(target);
                }
            }
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        permissions.add(PosixFilePermission.GROUP_EXECUTE);
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(file, permissions);
    }
}
