package io.qisheng.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StartersTest {

    /** An exception that nobody needs any more would let the next one in unseen. */
    @Test
    void everyExceptionToTheRuleAgainstSubscribingIsInUse() {
        Set<String> used = House.classes().stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(ReactiveWalls::isStarting)
                .map(access -> ReactiveWalls.nameOf(access.getOrigin()))
                .collect(Collectors.toSet());

        assertThat(used).isEqualTo(ReactiveWalls.STARTERS.keySet());
    }
}
