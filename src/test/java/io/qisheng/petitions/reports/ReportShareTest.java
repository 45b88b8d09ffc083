package io.qisheng.petitions.reports;

import static io.qisheng.testing.Callers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.petitions.reports.Reports.Making;
import io.qisheng.petitions.statistics.Grouping;
import io.qisheng.petitions.statistics.Span;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who begins many workbooks and reads none keeps nobody else from a file. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ReportShareTest {

    private static final Span MONTH = new Span(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31));

    @Inject
    Reports reports;

    @Test
    void onePersonHasThreePlacesOfEight() {
        List<Making> begun = new ArrayList<>();
        try {
            for (int file = 1; file <= 3; file++) {
                begun.add(begin("desk"));
            }
            assertRefused(PlatformProblem.UNAVAILABLE, () -> reports.begin(caller("desk"), MONTH, Grouping.CATEGORY));
            begun.add(begin("supervisor"));

            begun.getFirst().slot().free();
            begun.getFirst().slot().free();
            begun.add(begin("desk"));
            assertRefused(PlatformProblem.UNAVAILABLE, () -> reports.begin(caller("desk"), MONTH, Grouping.CATEGORY));
            assertThat(begun.getLast().slot().isHeld()).isTrue();
        } finally {
            begun.forEach(making -> making.slot().free());
        }
    }

    private Making begin(String person) {
        return Database.await(() -> reports.begin(caller(person), MONTH, Grouping.CATEGORY));
    }

    private static Caller caller(String person) {
        Grant grant = new Grant(Role.DESK, DemoIds.of("township"), "/district/township");
        return new Caller(DemoIds.of("user:" + person), "某某", DemoIds.of("district"), List.of(grant), null);
    }
}
