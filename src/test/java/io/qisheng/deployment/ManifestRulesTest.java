package io.qisheng.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is applied in production keeps every rule, and each rule finds the faults that were planted for it. */
class ManifestRulesTest {

    private final Manifests production = Manifests.production();

    @TestFactory
    Stream<DynamicContainer> rules() {
        return Stream.of(PodRules.all(), RolloutRules.all(), NetworkRules.all(), SettingRules.all())
                .flatMap(List::stream)
                .map(rule -> dynamicContainer(rule.name(), tests(rule)));
    }

    private List<DynamicTest> tests(ManifestRule rule) {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(dynamicTest(
                "holds", () -> assertThat(rule.faults().apply(production)).isEmpty()));
        for (PlantedFault violation : rule.violations()) {
            tests.add(dynamicTest(
                    "finds fault " + tests.size(),
                    () -> assertThat(rule.faults().apply(violation.in(production)))
                            .as("what \"%s\" says of %s", rule.name(), violation)
                            .isNotEmpty()));
        }
        return tests;
    }
}
