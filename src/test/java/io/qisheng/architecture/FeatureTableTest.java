package io.qisheng.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A rule about a package that is not there passes for ever; so the table and the house are held against each other. */
class FeatureTableTest {

    private static final Set<String> PARTS =
            House.classes().stream().map(House::partOf).collect(Collectors.toCollection(TreeSet::new));

    @Test
    void everyFeatureOfTheTableIsThereUnlessItIsListedAsNotYetBuilt() {
        Set<String> expected = new TreeSet<>(FeatureTable.features());
        expected.removeAll(FeatureTable.NOT_YET_BUILT);

        assertThat(PARTS).containsAll(expected);
    }

    @Test
    void whatHasBegunIsNotListedAsNotYetBuilt() {
        assertThat(PARTS).doesNotContainAnyElementsOf(FeatureTable.NOT_YET_BUILT);
    }

    @Test
    void everyPartOfTheHouseIsInTheTable() {
        Set<String> known = new TreeSet<>(FeatureTable.features());
        known.add(FeatureTable.PLATFORM);
        known.add("");

        assertThat(known).containsAll(PARTS);
    }

    @Test
    void onlyFeaturesOfTheTableAreListedAsNotYetBuilt() {
        assertThat(FeatureTable.features()).containsAll(FeatureTable.NOT_YET_BUILT);
    }

    @Test
    void theTableHasNoCircle() {
        for (String feature : FeatureTable.features()) {
            for (String other : FeatureTable.features()) {
                if (!feature.equals(other) && FeatureTable.mayUse(feature, other)) {
                    assertThat(FeatureTable.mayUse(other, feature))
                            .as("%s and %s use each other", feature, other)
                            .isFalse();
                }
            }
        }
    }
}
