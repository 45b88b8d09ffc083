package io.qisheng.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a feature shows the others: its facade, which has the feature's name; interfaces that others implement; its problems and
 * views; and the values that the signatures of these speak of.
 */
final class Shown {

    private static final String PROBLEM_TYPE = "io.qisheng.platform.problem.ProblemType";
    private static final List<String> HTTP_FILTERS = List.of(
            "org.jboss.resteasy.reactive.server.ServerRequestFilter",
            "org.jboss.resteasy.reactive.server.ServerResponseFilter",
            "org.jboss.resteasy.reactive.server.ServerExceptionMapper");

    private Shown() {}

    static boolean isShown(JavaClass used) {
        JavaClass type = House.topLevel(used);
        return isEntrance(type) || (isValue(type) && isSpokenOf(type));
    }

    /** Whether a class may be public in a feature's main package: entries for HTTP must be, values are harmless. */
    static boolean mayBePublic(JavaClass type) {
        return isEntrance(type)
                || isValue(type)
                || type.isAnnotatedWith("jakarta.ws.rs.Path")
                || type.isAnnotatedWith("jakarta.ws.rs.ext.Provider")
                || type.getMethods().stream()
                        .anyMatch(method -> HTTP_FILTERS.stream().anyMatch(method::isAnnotatedWith));
    }

    private static boolean isEntrance(JavaClass type) {
        return type.getSimpleName().equalsIgnoreCase(House.partOf(type))
                || (type.isInterface() && isInMainPackage(type))
                || type.isAssignableTo(PROBLEM_TYPE)
                || (type.getSimpleName().endsWith("View") && isValue(type));
    }

    private static boolean isValue(JavaClass type) {
        return type.isRecord() || type.isEnum() || type.isInterface();
    }

    private static boolean isInMainPackage(JavaClass type) {
        return type.getPackageName().equals(House.BASE + "." + House.partOf(type));
    }

    /** Whether some entrance of the feature, or a value that one speaks of, has this type in a signature. */
    private static boolean isSpokenOf(JavaClass type) {
        Deque<JavaClass> open = new ArrayDeque<>(House.classes().stream()
                .filter(other -> House.partOf(other).equals(House.partOf(type)))
                .filter(other -> other.isTopLevelClass() && isEntrance(other))
                .toList());
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            JavaClass next = open.pop();
            if (seen.add(next.getFullName())) {
                next.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(method -> spoken(method).stream())
                        .filter(other -> House.partOf(other).equals(House.partOf(type)))
                        .forEach(open::push);
            }
        }
        return seen.contains(type.getFullName());
    }

    private static List<JavaClass> spoken(JavaMethod method) {
        return method.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getBaseComponentType)
                .filter(House::isOurs)
                .map(House::topLevel)
                .toList();
    }
}
