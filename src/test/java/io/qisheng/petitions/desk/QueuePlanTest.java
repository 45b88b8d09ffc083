package io.qisheng.petitions.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.petitions.desk.QueueStatement.After;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import io.qisheng.testing.LocalStackResource;
import io.qisheng.testing.Plans;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Among many petitions every queue is read along an index, and never more of it than a page needs. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class QueuePlanTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-26T10:00:00+08:00");
    private static final int COPIES = 150;

    @Test
    void noQueueReadsTheTable() throws Exception {
        try (Plans plans = Plans.open()) {
            plans.addPetitions(COPIES, Map.of("ball_due", "ball_due + n * interval '1 minute'"));
            for (Role role : List.of(Role.DESK, Role.SUPERVISOR, Role.HANDLER, Role.DEPARTMENT_LEAD, Role.AUDITOR)) {
                for (Queue queue : Queue.values()) {
                    assertReadAlongAnIndex(plans, caller(role), queue, null);
                    assertReadAlongAnIndex(plans, caller(role), queue, new After(NOW, 2, new UUID(0, 0)));
                }
            }
        }
    }

    private static void assertReadAlongAnIndex(Plans plans, Caller caller, Queue queue, @Nullable After after)
            throws SQLException {
        QueueStatement written = new QueueStatement(Reach.of(caller), NOW);
        String sql = written.rows("p.id, p.title, p.queue_due, p.queue_rank", QueueFilter.of(queue), after, 21);
        if (sql == null) {
            return;
        }
        assertThat(plans.of(sql, written.values()))
                .as("%s %s", caller.grants(), queue)
                .noneMatch(line -> line.contains("Seq Scan on petition"))
                .anyMatch(line -> line.contains("petition_queue"));
    }

    private static Caller caller(Role role) {
        boolean department = role == Role.HANDLER || role == Role.DEPARTMENT_LEAD;
        String organisation = department ? "dept-industry" : "township";
        String path = "/district/township" + (department ? "/dept-industry" : "");
        Grant grant = new Grant(role, DemoIds.of(organisation), path);
        return new Caller(DemoIds.of("handler-industry"), "某某", DemoIds.of("district"), List.of(grant), null);
    }
}
