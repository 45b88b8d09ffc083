package io.qisheng.policies;

import static io.qisheng.policies.PolicySteps.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.tx.Tx;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A policy that fits more enterprises than one statement tells. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PolicyNoticeOnceTest {

    private static final UUID DISTRICT = DemoIds.of("district");

    @Inject
    Database database;

    @Inject
    PolicyRepository policies;

    @Inject
    PolicyNotices notices;

    /** The inbox shows a notice once to whoever has several of its addresses. */
    @Test
    void allWhomItFitsReadTheSameNotice() {
        UUID id = UUID.fromString(published("desk", policy("applicability", asking("industries", List.of("FOOD")))));
        List<Long> found = new ArrayList<>();

        assertThatThrownBy(() -> database.write(tx -> addressed(tx, id)
                        .chain(() -> policies.lock(tx, DISTRICT, id))
                        .chain(policy -> notices.tell(tx, DISTRICT, id, 2, policy.shown()))
                        .chain(() -> counted(tx, id))
                        .invoke(found::addAll)
                        .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("all of it is undone")))))
                .hasMessage("all of it is undone");

        assertThat(found.getFirst()).isGreaterThan(1_500);
        assertThat(found.getLast()).isEqualTo(1);
    }

    private static Uni<Integer> addressed(Tx tx, UUID id) {
        return tx.session()
                .createNativeQuery("""
                        with made as (
                            insert into organisation (district_id, id, code, name, kind, parent_id, path)
                            select district_id, uuidv7(), 'many-' || n, '示例企业' || n, 'ENTERPRISE', id, path || '/many-' || n
                            from organisation, generate_series(1, 1500) n
                            where district_id = :district and code = 'township' returning id)
                        insert into policy_addressee (district_id, policy_id, version, enterprise_id)
                        select :district, :id, 1, made.id from made""")
                .setParameter("district", DISTRICT)
                .setParameter("id", id)
                .executeUpdate();
    }

    private static Uni<List<Long>> counted(Tx tx, UUID id) {
        return tx.session()
                .createNativeQuery("""
                        select unnest(array[count(*), count(distinct id)]) from notification
                        where district_id = :district and subject_id = :id and kind = 'policy-changed'""", Long.class)
                .setParameter("district", DISTRICT)
                .setParameter("id", id)
                .getResultList();
    }
}
