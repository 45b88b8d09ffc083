package io.qisheng.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** The classes that go into production. */
final class House {

    static final String BASE = "io.qisheng";
    static final Path CLASS_FILES = Path.of("target", "classes");
    static final Path SOURCES = Path.of("src", "main", "java");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(CLASS_FILES);

    private House() {}

    static JavaClasses classes() {
        return CLASSES;
    }

    /** Whether a class is ours. */
    static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(BASE) || type.getPackageName().startsWith(BASE + ".");
    }

    /** The part of the house that a class belongs to: {@code platform} or a feature; empty in the base package. */
    static String partOf(JavaClass type) {
        if (type.getPackageName().equals(BASE)) {
            return "";
        }
        String below = type.getPackageName().substring(BASE.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    /** The class itself, or the one around a nested, local or anonymous class. */
    static JavaClass topLevel(JavaClass type) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost;
    }
}
