package io.qisheng.petitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Ids;
import io.qisheng.platform.Role;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PetitionScopeTest {

    private static final String TOWNSHIP = "/district/township";
    private static final String MARKET = TOWNSHIP + "/dept-market";
    private static final UUID ENTERPRISE = DemoIds.of("enterprise-1");

    @Test
    void anAssessorSeesNothingAndSitsWhereSomethingIsHiddenFrom() {
        PetitionScope alone = scope(new Grant(Role.ASSESSOR, DemoIds.of("dept-market"), MARKET));
        PetitionScope both = scope(
                new Grant(Role.DESK, DemoIds.of("township"), TOWNSHIP),
                new Grant(Role.ASSESSOR, DemoIds.of("dept-market"), MARKET));

        assertThat(alone.reaches(List.of(TOWNSHIP, MARKET), List.of(MARKET), List.of()))
                .isFalse();
        assertThat(both.reaches(List.of(TOWNSHIP), List.of(), List.of())).isTrue();
        assertThat(both.reaches(List.of(TOWNSHIP), List.of(), List.of(MARKET))).isFalse();
    }

    @Test
    void theOwnSideIsWhoMayKnowAllOfTheOwnEnterprises() {
        PetitionScope owner = scope(new Grant(Role.OWNER, ENTERPRISE, TOWNSHIP + "/enterprise-1"));

        assertThat(owner.isOwnSide(ENTERPRISE, owner.userId(), "PRIVATE")).isTrue();
        assertThat(owner.isOwnSide(ENTERPRISE, null, "PRIVATE")).isTrue();
        assertThat(owner.isOwnSide(ENTERPRISE, Ids.next(), "ENTERPRISE")).isTrue();
        assertThat(owner.isOwnSide(ENTERPRISE, Ids.next(), "PRIVATE")).isFalse();
        assertThat(owner.isOwnSide(DemoIds.of("enterprise-2"), owner.userId(), "PUBLIC"))
                .isFalse();
    }

    private static PetitionScope scope(Grant... grants) {
        return PetitionScope.of(new Caller(
                Ids.next(), "某人", DemoIds.of("district"), Stream.of(grants).toList(), null));
    }
}
