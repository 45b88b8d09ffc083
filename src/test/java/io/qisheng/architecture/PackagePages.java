package io.qisheng.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds packages that do not say what they are for, or in which a null could stand anywhere. */
final class PackagePages {

    private static final Pattern COMPLETE =
            Pattern.compile("\\s*/\\*\\*.*\\p{L}{3}.*?\\*/\\s*@NullMarked\\s+package .*", Pattern.DOTALL);

    private PackagePages() {}

    /** The packages below a source folder whose {@code package-info.java} is missing, without Javadoc or not {@code @NullMarked}. */
    static List<String> incomplete(Path sources) {
        try (Stream<Path> folders = Files.walk(sources)) {
            return folders.filter(Files::isDirectory)
                    .filter(PackagePages::holdsCode)
                    .filter(folder -> !isComplete(folder.resolve("package-info.java")))
                    .map(folder -> sources.relativize(folder).toString().replace('/', '.'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holdsCode(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isComplete(Path page) {
        try {
            return Files.exists(page)
                    && COMPLETE.matcher(Files.readString(page)).matches();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
