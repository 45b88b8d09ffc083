package io.qisheng.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every wall stands in the house, and falls over the violations that were planted for it. */
class WallsTest {

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicContainer> walls() {
        return Stream.of(
                        FeatureWalls.all().stream(),
                        ReactiveWalls.all().stream(),
                        ResourceWalls.all().stream(),
                        CodeWalls.all().stream(),
                        StatementWalls.all().stream())
                .flatMap(walls -> walls)
                .map(wall -> dynamicContainer(wall.name(), tests(wall)));
    }

    private static List<DynamicTest> tests(Wall wall) {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(dynamicTest("stands", () -> wall.rule().check(House.classes())));
        for (PlantedCode violation : wall.violations()) {
            tests.add(dynamicTest("catches violation " + tests.size(), () -> assertCatches(wall, violation)));
        }
        return tests;
    }

    private static void assertCatches(Wall wall, PlantedCode violation) {
        EvaluationResult result = wall.rule().evaluate(classesOf(violation));

        assertThat(result.hasViolation())
                .as("whether \"%s\" objects to %s", wall.name(), violation.units())
                .isTrue();
    }

    private static JavaClasses classesOf(PlantedCode code) {
        try {
            Path classes = Files.createTempDirectory(folder, "planted");
            code.compile(classes);
            return new ClassFileImporter().importPath(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
