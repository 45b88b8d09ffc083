package io.qisheng.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.qisheng.architecture.PlantedCode.planted;
import static io.qisheng.architecture.Wall.wall;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the database and asynchronous code may stand. */
final class ReactiveWalls {

    private static final String TX = "io.qisheng.platform.tx";

    /** Stores of the platform that write rows of their own within the transaction of a feature. */
    private static final String STORES =
            "io\\.qisheng\\.platform\\.(audit\\.Audit|idempotency\\.Idempotency|outbox\\.Outbox(Store)?)";

    /** Code that starts asynchronous work itself instead of handing it to its caller, and why it may. */
    static final Map<String, String> STARTERS = Map.of(
            "io.qisheng.platform.tx.Door.start",
            "cuts the work off from a caller who hangs up",
            "io.qisheng.platform.outbox.OutboxDispatcher.runNudged",
            "runs from a timer, which has no caller",
            "io.qisheng.platform.outbox.OutboxDispatcher.start",
            "starts each topic's lane from a timer, and none waits for another",
            "io.qisheng.platform.outbox.LiveFeed.join",
            "catches up for a stream that is open already",
            "io.qisheng.evidence.Watermarks.start",
            "looks for fonts at the start, without keeping the start waiting");

    private static final Set<String> STARTING = Set.of(
            "await",
            "subscribe",
            "subscribeAsCompletionStage",
            "runSubscriptionOnAndAwait",
            "toIterable",
            "toStream",
            "subscribeWith");

    private ReactiveWalls() {}

    static List<Wall> all() {
        return List.of(
                sessions(), factory(), oneKindOfConnection(), statements(), starting(), oneAfterAnother(), places());
    }

    private static Wall sessions() {
        DescribedPredicate<JavaClass> stores = simpleNameEndingWith("Repository")
                .or(resideInAPackage(TX))
                .or(isWithin(STORES))
                .as("repositories, stores of the platform and the transactions themselves");
        return wall(
                classes()
                        .that(DescribedPredicate.not(stores).as("are no repositories"))
                        .should(neverCallOrUseSessions()),
                planted("""
                        package io.qisheng.petitions;
                        class PetitionService {
                            Object ask(io.qisheng.platform.tx.Tx tx) { return tx.session(); }
                        }
                        """),
                planted("""
                        package io.qisheng.petitions;
                        class PetitionService {
                            void ask(java.util.function.Consumer<org.hibernate.reactive.mutiny.Mutiny.Session> work) {}
                            org.hibernate.reactive.mutiny.Mutiny.Session session;
                        }
                        """));
    }

    private static ArchCondition<JavaClass> neverCallOrUseSessions() {
        return new ArchCondition<>("neither call Tx.session() nor know Hibernate Reactive") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith("org.hibernate.reactive"))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
                type.getAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().getFullName().equals(TX + ".Tx")
                                && access.getTarget().getName().equals("session"))
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        };
    }

    private static Wall factory() {
        return wall(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(TX)
                        .should()
                        .dependOnClassesThat(name("org.hibernate.reactive.mutiny.Mutiny$SessionFactory")
                                .or(name("org.hibernate.reactive.stage.Stage$SessionFactory")))
                        .as("only platform.tx opens sessions, so that no work can be cancelled half-way"),
                planted("""
                        package io.qisheng.petitions;
                        class PetitionRepository {
                            PetitionRepository(org.hibernate.reactive.mutiny.Mutiny.SessionFactory sessions) {}
                        }
                        """));
    }

    private static Wall oneKindOfConnection() {
        return wall(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(TX)
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage("java.sql..", "javax.sql..", "io.vertx.mutiny.pgclient..")
                                        .or(name("io.vertx.sqlclient.Pool"))
                                        .or(name("io.vertx.mutiny.sqlclient.Pool"))
                                        .or(name("io.vertx.mutiny.sqlclient.SqlClient"))
                                        .or(name("io.vertx.mutiny.sqlclient.SqlConnection")))
                        .as(
                                "one transaction is one connection: only platform.tx knows another kind beside Hibernate's"),
                planted("""
                        package io.qisheng.points;
                        class PointRepository { io.vertx.sqlclient.Pool pool; }
                        """),
                planted("""
                        package io.qisheng.points;
                        class PointRepository { void ask(javax.sql.DataSource source) {} }
                        """));
    }

    /** Rows and values of the PostgreSQL client are for repositories, as sessions are. */
    private static Wall statements() {
        return wall(
                noClasses()
                        .that(DescribedPredicate.not(simpleNameEndingWith("Repository")
                                        .or(resideInAnyPackage(TX, "io.qisheng.platform.hot")))
                                .as("are no repositories"))
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("io.vertx.mutiny.sqlclient..").or(name(TX + ".Statements"))),
                planted("""
                        package io.qisheng.petitions;
                        class PetitionService { io.qisheng.platform.tx.Statements statements; }
                        """));
    }

    private static Wall starting() {
        return wall(
                classes().should(new ArchCondition<>("neither subscribe to nor wait for asynchronous work") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getAccessesFromSelf().stream()
                                .filter(ReactiveWalls::isStarting)
                                .filter(access -> !STARTERS.containsKey(nameOf(access.getOrigin())))
                                .forEach(access ->
                                        events.add(SimpleConditionEvent.violated(access, access.getDescription())));
                    }
                }),
                planted("""
                        package io.qisheng.petitions;
                        class PetitionService {
                            void file(io.smallrye.mutiny.Uni<String> work) { work.subscribe().with(done -> {}); }
                        }
                        """),
                planted("""
                        package io.qisheng.petitions;
                        class PetitionService {
                            String file(io.smallrye.mutiny.Uni<String> work) { return work.await().indefinitely(); }
                        }
                        """),
                planted("""
                        package io.qisheng.petitions;
                        class PetitionService {
                            void all(java.util.List<io.smallrye.mutiny.Multi<String>> streams) {
                                streams.forEach(io.smallrye.mutiny.Multi::subscribe);
                            }
                        }
                        """),
                planted("""
                        package io.qisheng.petitions;
                        class PetitionService {
                            String file(java.util.concurrent.CompletableFuture<String> work) { return work.join(); }
                        }
                        """));
    }

    static boolean isStarting(JavaAccess<?> access) {
        String name = access.getTarget().getName();
        JavaClass owner = access.getTargetOwner();
        return (STARTING.contains(name) && owner.getPackageName().startsWith("io.smallrye.mutiny"))
                || (name.equals("await") && owner.getFullName().equals("io.vertx.core.Future"))
                || (Set.of("join", "get").contains(name) && owner.isAssignableTo("java.util.concurrent.Future"));
    }

    static String nameOf(JavaCodeUnit origin) {
        return origin.getOwner().getFullName() + "." + origin.getName();
    }

    private static Wall oneAfterAnother() {
        DescribedPredicate<CodeUnitCallTarget> sideBySide = DescribedPredicate.describe(
                "an operator that runs things side by side",
                target -> target.getOwner().getPackageName().startsWith("io.smallrye.mutiny")
                        && target.getName()
                                .matches("combine|join|merge|merging|combining|flatMap|.*AndMerge|mergeMap|.*Merge"));
        return wall(
                noClasses()
                        .that(DescribedPredicate.describe(
                                "take part in transactions",
                                type -> type.getDirectDependenciesFromSelf().stream()
                                        .anyMatch(dependency -> dependency
                                                .getTargetClass()
                                                .getPackageName()
                                                .equals(TX))))
                        .should()
                        .callCodeUnitWhere(DescribedPredicate.describe(
                                sideBySide.getDescription(), call -> sideBySide.test(call.getTarget())))
                        .as("statements of a transaction run one after another: no combine, join or merge near one"),
                planted("""
                        package io.qisheng.petitions;
                        import io.smallrye.mutiny.Uni;
                        class PetitionService {
                            Uni<?> both(io.qisheng.platform.tx.Tx tx, Uni<String> a, Uni<String> b) {
                                return Uni.join().all(a, b).andFailFast();
                            }
                        }
                        """),
                planted("""
                        package io.qisheng.petitions;
                        import io.smallrye.mutiny.*;
                        class PetitionService {
                            Multi<String> each(io.qisheng.platform.tx.Tx tx, Multi<String> rows) {
                                return rows.onItem().transformToUniAndMerge(row -> Uni.createFrom().item(row));
                            }
                        }
                        """));
    }

    private static Wall places() {
        return wall(
                classes()
                        .that(DescribedPredicate.describe(
                                "are values or pure rules",
                                type -> (type.isRecord() && type.isTopLevelClass())
                                        || type.isEnum()
                                        || type.isAssignableTo(Throwable.class)
                                        || type.isAnnotatedWith("jakarta.persistence.Entity")
                                        || type.getPackageName().matches(".*\\.(domain|image)(\\..*)?")))
                        .should()
                        .onlyDependOnClassesThat(DescribedPredicate.not(resideInAPackage("io.smallrye.mutiny..")))
                        .as("values and pure rules know nothing of asynchronous work"),
                planted("""
                        package io.qisheng.evidence;
                        record Pending(io.smallrye.mutiny.Uni<String> photo) {}
                        """),
                planted("""
                        package io.qisheng.evidence.image;
                        class Decoder { io.smallrye.mutiny.Uni<String> decode() { return null; } }
                        """));
    }

    private static DescribedPredicate<JavaClass> isWithin(String pattern) {
        return DescribedPredicate.describe(
                "are " + pattern, type -> House.topLevel(type).getFullName().matches(pattern));
    }
}
