package io.qisheng.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static io.qisheng.architecture.PlantedCode.planted;
import static io.qisheng.architecture.Wall.wall;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Habits that hold everywhere. */
final class CodeWalls {

    private static final String CLOCK_PRODUCER = "io.qisheng.platform.time.ClockProducer";

    private CodeWalls() {}

    static List<Wall> all() {
        return List.of(clock(), modernTime(), console(), injection(), entities(), production(), ids());
    }

    private static Wall clock() {
        return wall(
                classes()
                        .that(DescribedPredicate.describe(
                                "do not make the clock",
                                type -> !type.getFullName().equals(CLOCK_PRODUCER)))
                        .should(neverAccess("ask the time of day of anything but an injected clock", access -> {
                            String owner = access.getTargetOwner().getFullName();
                            String name = access.getTarget().getName();
                            boolean withoutClock = !(access instanceof JavaCall<?> call)
                                    || call.getTarget().getRawParameterTypes().stream()
                                            .noneMatch(
                                                    type -> type.getFullName().equals("java.time.Clock"));
                            return (owner.startsWith("java.time.") && name.equals("now") && withoutClock)
                                    || (owner.equals("java.time.Clock") && name.matches("system.*|tick.+"))
                                    || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
                        })),
                planted("""
                        package io.qisheng.petitions;
                        class Late { boolean isLate(java.time.Instant due) { return due.isBefore(java.time.Instant.now()); } }
                        """),
                planted("""
                        package io.qisheng.petitions;
                        class Late { java.util.function.Supplier<?> today = java.time.LocalDate::now; }
                        """),
                planted("""
                        package io.qisheng.petitions;
                        class Late { Object at = java.time.ZonedDateTime.now(java.time.ZoneId.of("Asia/Shanghai")); }
                        """),
                planted("""
                        package io.qisheng.petitions;
                        class Late { java.time.Clock clock = java.time.Clock.systemUTC(); }
                        """),
                planted("""
                        package io.qisheng.petitions;
                        class Late { long at = System.currentTimeMillis(); }
                        """));
    }

    private static Wall modernTime() {
        DescribedPredicate<JavaClass> old = DescribedPredicate.describe(
                "the old classes of dates",
                type -> Set.of(
                                "java.util.Date",
                                "java.util.Calendar",
                                "java.util.GregorianCalendar",
                                "java.util.TimeZone",
                                "java.text.SimpleDateFormat",
                                "java.text.DateFormat")
                        .contains(type.getFullName()));
        return wall(noClasses().should().dependOnClassesThat(old), planted("""
                        package io.qisheng.petitions;
                        class Old { java.util.Date filedAt; }
                        """));
    }

    /** Who starts the process reads what is wrong with its settings before there is a log. */
    private static Wall console() {
        return wall(
                classes()
                        .that(DescribedPredicate.not(name("io.qisheng.platform.start.Main")))
                        .should(neverAccess("write to the console instead of the log", access -> {
                            String owner = access.getTargetOwner().getFullName();
                            String name = access.getTarget().getName();
                            return (owner.equals("java.lang.System")
                                            && Set.of("out", "err").contains(name))
                                    || name.equals("printStackTrace");
                        })),
                planted("""
                        package io.qisheng.petitions;
                        class Talks { void say() { System.out.println("here"); } }
                        """),
                planted("""
                        package io.qisheng.petitions;
                        class Talks { void say(Exception e) { e.printStackTrace(); } }
                        """));
    }

    private static Wall injection() {
        return wall(
                noFields()
                        .should()
                        .beAnnotatedWith(DescribedPredicate.describe(
                                "an annotation that injects",
                                annotation -> Set.of(
                                                "jakarta.inject.Inject",
                                                "jakarta.ws.rs.core.Context",
                                                "org.eclipse.microprofile.config.inject.ConfigProperty",
                                                "org.eclipse.microprofile.rest.client.inject.RestClient")
                                        .contains(annotation.getRawType().getFullName())))
                        .as("what a class needs comes through its constructor, not into fields"),
                planted("""
                        package io.qisheng.petitions;
                        class Needs { @jakarta.inject.Inject java.time.Clock clock; }
                        """),
                planted("""
                        package io.qisheng.petitions;
                        class Needs {
                            @org.eclipse.microprofile.config.inject.ConfigProperty(name = "x") String setting;
                        }
                        """));
    }

    private static Wall entities() {
        return wall(
                classes()
                        .that()
                        .areAnnotatedWith("jakarta.persistence.Entity")
                        .or()
                        .areAnnotatedWith("jakarta.persistence.Embeddable")
                        .should()
                        .bePackagePrivate(),
                planted("""
                        package io.qisheng.petitions;
                        @jakarta.persistence.Entity public class PetitionRow { @jakarta.persistence.Id long id; }
                        """));
    }

    private static Wall production() {
        return wall(
                noClasses()
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(
                                "io.qisheng.local..",
                                "io.qisheng.testing..",
                                "io.qisheng.architecture..",
                                "org.junit..",
                                "org.assertj..",
                                "org.hamcrest..",
                                "io.restassured..",
                                "net.jqwik..",
                                "com.tngtech..",
                                "com.microsoft.playwright..",
                                "org.gaul..",
                                "redis.embedded..",
                                "io.quarkus.test.."))
                        .as("production knows nothing of the local stack and of tests"),
                planted("""
                        package io.qisheng.platform;
                        class Knows { io.qisheng.local.LocalStack stack; }
                        """),
                planted("""
                        package io.qisheng.platform;
                        class Knows { void check() { org.assertj.core.api.Assertions.assertThat(1).isOne(); } }
                        """));
    }

    private static Wall ids() {
        return wall(
                classes()
                        .should(neverAccess(
                                "make random ids, which scatter rows over an index",
                                access -> access.getTargetOwner().getFullName().equals("java.util.UUID")
                                        && access.getTarget().getName().equals("randomUUID"))),
                planted("""
                        package io.qisheng.petitions;
                        class Makes { java.util.UUID id = java.util.UUID.randomUUID(); }
                        """));
    }

    private static ArchCondition<JavaClass> neverAccess(String description, Predicate<JavaAccess<?>> forbidden) {
        return new ArchCondition<>("never " + description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(forbidden)
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        };
    }
}
