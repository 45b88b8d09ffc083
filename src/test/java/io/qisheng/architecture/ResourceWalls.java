package io.qisheng.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.qisheng.architecture.PlantedCode.planted;
import static io.qisheng.architecture.Wall.wall;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.qisheng.platform.Role;
import io.qisheng.platform.contract.Answers;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What a resource must declare. */
final class ResourceWalls {

    private static final Set<String> ROLES =
            Arrays.stream(Role.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private static final List<Class<? extends Annotation>> DOORS =
            List.of(RolesAllowed.class, Authenticated.class, PermitAll.class);

    private static final DescribedPredicate<JavaClass> RESOURCES = DescribedPredicate.describe(
            "are resources", type -> type.isAnnotatedWith(Path.class) && !type.isInterface());

    private static final DescribedPredicate<JavaMethod> ENDPOINTS = DescribedPredicate.describe(
            "are endpoints",
            method -> RESOURCES.test(method.getOwner())
                    && (method.isMetaAnnotatedWith(HttpMethod.class) || method.isAnnotatedWith(Path.class)));

    private ResourceWalls() {}

    static List<Wall> all() {
        return List.of(notCancellable(), placed(), guarded(), knownRoles(), answering(), usedByNobody());
    }

    private static Wall notCancellable() {
        return wall(
                classes()
                        .that(RESOURCES)
                        .should(be(
                                "@Cancellable(false)",
                                type -> type.tryGetAnnotationOfType(Cancellable.class)
                                        .map(cancellable -> !cancellable.value())
                                        .orElse(false)))
                        .as("a client that hangs up cancels nothing: every resource is @Cancellable(false)"),
                planted(resource("", "@GET @PermitAll @Answers(200) public String get() { return null; }")),
                planted(resource(
                        "@Cancellable(true)", "@GET @PermitAll @Answers(200) public String get() { return null; }")));
    }

    private static Wall placed() {
        return wall(
                classes()
                        .that(RESOURCES)
                        .should(be(
                                "public, called …Resource and in a feature, outside its domain",
                                type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                                        && type.getSimpleName().endsWith("Resource")
                                        && FeatureTable.isFeature(House.partOf(type))
                                        && !type.getPackageName().contains(".domain"))),
                planted("""
                        package io.qisheng.platform.http;
                        @jakarta.ws.rs.Path("/x") public class ThingResource {}
                        """),
                planted("""
                        package io.qisheng.petitions.domain;
                        @jakarta.ws.rs.Path("/x") public class ThingResource {}
                        """),
                planted("""
                        package io.qisheng.petitions;
                        @jakarta.ws.rs.Path("/x") class ThingResource {}
                        """));
    }

    private static Wall guarded() {
        return wall(
                methods()
                        .that(ENDPOINTS)
                        .should(have(
                                "exactly one of @RolesAllowed, @Authenticated and @PermitAll",
                                method -> DOORS.stream()
                                                .filter(method::isAnnotatedWith)
                                                .count()
                                        == 1)),
                planted(resource("@Cancellable(false)", "@GET @Answers(200) public String get() { return null; }")),
                planted(resource(
                        "@Cancellable(false)",
                        "@GET @Authenticated @PermitAll @Answers(200) public String get() { return null; }")));
    }

    private static Wall knownRoles() {
        return wall(
                methods()
                        .that(ENDPOINTS)
                        .should(have(
                                "only roles that there are in @RolesAllowed",
                                method -> method.tryGetAnnotationOfType(RolesAllowed.class)
                                        .map(allowed -> ROLES.containsAll(List.of(allowed.value())))
                                        .orElse(true))),
                planted(
                        resource(
                                "@Cancellable(false)",
                                "@GET @RolesAllowed({\"DESK\", \"BOSS\"}) @Answers(200) public String get() { return null; }")));
    }

    private static Wall answering() {
        return wall(
                methods()
                        .that(ENDPOINTS)
                        .should(have(
                                "@Answers with status codes",
                                method -> method.tryGetAnnotationOfType(Answers.class)
                                        .map(answers -> answers.value().length > 0)
                                        .orElse(false))),
                planted(resource("@Cancellable(false)", "@GET @PermitAll public String get() { return null; }")),
                planted(resource(
                        "@Cancellable(false)", "@GET @PermitAll @Answers({}) public String get() { return null; }")));
    }

    private static Wall usedByNobody() {
        return wall(
                noClasses().should(new ArchCondition<JavaClass>("use a resource") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                            JavaClass target = House.topLevel(dependency.getTargetClass());
                            boolean used = RESOURCES.test(target) && !target.equals(House.topLevel(type));
                            events.add(new SimpleConditionEvent(dependency, used, dependency.getDescription()));
                        }
                    }
                }),
                planted(resource("@Cancellable(false)", "public record Body(String text) {}"), """
                        package io.qisheng.petitions;
                        class ThingService { void take(ThingResource.Body body) {} }
                        """));
    }

    private static String resource(String annotation, String member) {
        return """
                package io.qisheng.petitions;
                import io.qisheng.platform.contract.Answers;
                import io.quarkus.security.Authenticated;
                import jakarta.annotation.security.*;
                import jakarta.ws.rs.*;
                import org.jboss.resteasy.reactive.server.Cancellable;
                @Path("/things") %s
                public class ThingResource { %s }
                """.formatted(annotation, member);
    }

    private static ArchCondition<JavaClass> be(String description, Predicate<JavaClass> test) {
        return new ArchCondition<>("be " + description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, test.test(type), type.getName() + " is not " + description));
            }
        };
    }

    private static ArchCondition<JavaMethod> have(String description, Predicate<JavaMethod> test) {
        return new ArchCondition<>("have " + description) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        method, test.test(method), method.getFullName() + " has not " + description));
            }
        };
    }
}
