package io.qisheng.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.qisheng.architecture.PlantedCode.planted;
import static io.qisheng.architecture.Wall.wall;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Walls between the features, and around the pure rules inside them. */
final class FeatureWalls {

    private static final String PLAIN_PACKAGES = "java\\.(lang|util|time|math)(\\..+)?|org\\.jspecify\\..+";
    private static final Set<String> PROBLEMS =
            Set.of("io.qisheng.platform.problem.ProblemType", "io.qisheng.platform.problem.ProblemType$Entry");

    private FeatureWalls() {}

    static List<Wall> all() {
        return List.of(edges(), shown(), open(), domain());
    }

    private static Wall edges() {
        return wall(
                classes()
                        .should(useOfOurs(
                                "use only the parts of the house that the table lists for theirs",
                                (user, used) -> FeatureTable.mayUse(House.partOf(user), House.partOf(used)))),
                planted("""
                        package io.qisheng.platform.audit;
                        class Sees { io.qisheng.wechat.WeChatUser user; }
                        """),
                planted("""
                        package io.qisheng.organisations;
                        class Sees { void ask(io.qisheng.wechat.WeChat wechat) {} }
                        """),
                planted("""
                        package io.qisheng.petitions;
                        class Sees { Object kind = io.qisheng.wechat.WeChatProblem.WECHAT_UNAVAILABLE; }
                        """),
                planted("package io.qisheng.novelty; public class Thing {}", """
                        package io.qisheng.identity;
                        class Sees extends io.qisheng.novelty.Thing {}
                        """));
    }

    private static Wall shown() {
        return wall(
                classes()
                        .should(useOfOurs(
                                "use of another feature only what it shows",
                                (user, used) -> House.partOf(user).equals(House.partOf(used))
                                        || !FeatureTable.isFeature(House.partOf(used))
                                        || Shown.isShown(used))),
                planted("package io.qisheng.wechat; public class Insides {}", """
                        package io.qisheng.identity;
                        class Reaches { io.qisheng.wechat.Insides insides; }
                        """),
                planted("package io.qisheng.evidence.domain; public record Secret(int value) {}", """
                        package io.qisheng.petitions;
                        class Reaches { int value(io.qisheng.evidence.domain.Secret secret) { return secret.value(); } }
                        """));
    }

    private static Wall open() {
        return wall(
                classes()
                        .that(liveInTheMainPackageOfAFeature())
                        .and()
                        .arePublic()
                        .should(be(
                                "the facade, a value, an interface for others, a problem or an entry for HTTP",
                                Shown::mayBePublic)),
                planted("package io.qisheng.organisations; public class OrganisationRepository {}"),
                planted("package io.qisheng.wechat; public class TokenService { public void renew() {} }"));
    }

    private static Wall domain() {
        return wall(
                classes()
                        .that()
                        .resideInAPackage("..domain..")
                        .should(use(
                                "use only plain Java, JSpecify, their own package and the interface of problems",
                                FeatureWalls::isPlain)),
                planted("""
                        package io.qisheng.petitions.domain;
                        class Asks { io.smallrye.mutiny.Uni<Void> later; }
                        """),
                planted("""
                        package io.qisheng.petitions.domain;
                        class Asks { void refuse(io.qisheng.platform.Caller caller) {} }
                        """),
                planted("""
                        package io.qisheng.petitions.domain;
                        class Asks { io.qisheng.evidence.domain.FactRef photo; }
                        """),
                planted("""
                        package io.qisheng.evidence.domain;
                        class Asks { void read(java.io.InputStream in) throws java.io.IOException { in.close(); } }
                        """));
    }

    private static boolean isPlain(JavaClass user, JavaClass used) {
        return used.isPrimitive()
                || PROBLEMS.contains(used.getFullName())
                || used.getPackageName().matches(PLAIN_PACKAGES)
                || (House.isOurs(used)
                        && House.partOf(used).equals(House.partOf(user))
                        && used.getPackageName().contains(".domain"));
    }

    private static DescribedPredicate<JavaClass> liveInTheMainPackageOfAFeature() {
        return DescribedPredicate.describe(
                "live in the main package of a feature",
                type -> type.isTopLevelClass()
                        && FeatureTable.isFeature(House.partOf(type))
                        && type.getPackageName().equals(House.BASE + "." + House.partOf(type)));
    }

    private static ArchCondition<JavaClass> be(String description, Predicate<JavaClass> test) {
        return new ArchCondition<>("be " + description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type, test.test(type), type.getName() + " is public and not " + description));
            }
        };
    }

    private static ArchCondition<JavaClass> useOfOurs(String description, BiPredicate<JavaClass, JavaClass> allowed) {
        return use(description, (user, used) -> !House.isOurs(used) || allowed.test(user, used));
    }

    private static ArchCondition<JavaClass> use(String description, BiPredicate<JavaClass, JavaClass> allowed) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (!allowed.test(type, dependency.getTargetClass().getBaseComponentType())) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
