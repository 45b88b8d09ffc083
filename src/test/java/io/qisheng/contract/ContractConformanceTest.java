package io.qisheng.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.qisheng.platform.contract.Contract;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemType;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service does what the contract writes, no more and no less. Run alone: {@code ./mvnw test -Dtest=ContractConformanceTest}. */
class ContractConformanceTest {

    private static final Contract CONTRACT = Contract.load();

    @SuppressWarnings("NullAway.Init")
    private static JavaClasses main;

    @BeforeAll
    static void readTheService() {
        main = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.qisheng");
    }

    @Test
    void doesTheOperationsOfTheContract() {
        List<Class<?>> resources = main.stream()
                .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface() && isConcrete(type))
                .<Class<?>>map(JavaClass::reflect)
                .toList();

        assertThat(Conformance.operations(ContractOperations.of(CONTRACT), ResourceOperations.of(resources)))
                .isEmpty();
    }

    @Test
    void knowsTheProblemsOfTheContract() {
        List<ProblemType> types = main.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(ProblemType.class))
                .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                .map(ProblemType.class::cast)
                .toList();

        assertThat(types).contains(PlatformProblem.NOT_FOUND);
        assertThat(Conformance.problems(CONTRACT.document().path("x-problems"), types))
                .isEmpty();
    }

    private static boolean isConcrete(JavaClass type) {
        return !type.getModifiers().contains(JavaModifier.ABSTRACT);
    }
}
