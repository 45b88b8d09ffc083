package io.qisheng.petitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.petitions.PetitionListRepository.After;
import io.qisheng.petitions.PetitionListRepository.Rank;
import io.qisheng.petitions.domain.PetitionStatus;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import io.qisheng.testing.LocalStackResource;
import io.qisheng.testing.Plans;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Among many petitions pages of lists and of searches are read along indexes, by the plan that is kept for all values. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PetitionSearchPlanTest {

    private static final int COPIES = 60;
    private static final UUID DISTRICT = DemoIds.of("district");
    private static final List<Role> ROLES = List.of(Role.OWNER, Role.DESK, Role.HANDLER);

    @Test
    void noPageReadsATable() throws SQLException {
        try (Plans plans = Plans.open()) {
            multiply(plans);
            plans.mode("force_generic_plan");
            for (Role role : ROLES) {
                PetitionScope scope = PetitionScope.of(caller(role));
                list(plans, scope);
                search(plans, scope);
                searchAmongFew(plans, scope);
            }
        }
    }

    private static void list(Plans plans, PetitionScope scope) throws SQLException {
        for (List<PetitionStatus> statuses : List.of(List.<PetitionStatus>of(), List.of(PetitionStatus.CONSULTING))) {
            PetitionFilter filter = new PetitionFilter(statuses, List.of(), null, null, false);
            After after = new After(Instant.parse("2026-06-01T00:00:00Z"), UUID.randomUUID(), null);
            PetitionListStatement first = new PetitionListStatement(DISTRICT, scope, filter, null, 20);
            PetitionListStatement later = new PetitionListStatement(DISTRICT, scope, filter, after, 20);
            assertNoTableIsRead(plans, first.sql(), first.values());
            assertNoTableIsRead(plans, later.sql(), later.values());
        }
    }

    private static void search(Plans plans, PetitionScope scope) throws SQLException {
        PetitionFilter filter = new PetitionFilter(List.of(), List.of(), null, "货车夜间", false);
        After after = new After(Instant.parse("2026-06-01T00:00:00Z"), UUID.randomUUID(), new Rank(1, 0));
        PetitionSearchStatement first = new PetitionSearchStatement(DISTRICT, scope, filter, "货车夜间", null, 20);
        PetitionSearchStatement later = new PetitionSearchStatement(DISTRICT, scope, filter, "货车夜间", after, 20);
        assertThat(assertNoTableIsRead(plans, first.sql(), first.values()))
                .anyMatch(line -> line.contains("petition_search_terms_idx"))
                .noneMatch(line -> line.contains("petition_newest_idx"));
        assertThat(assertNoTableIsRead(plans, later.sql(), later.values()))
                .anyMatch(line -> line.contains("petition_search_terms_idx"));
    }

    /** One's own, and what is under way: there is never much of it, so it is walked through. */
    private static void searchAmongFew(Plans plans, PetitionScope scope) throws SQLException {
        for (PetitionFilter filter : List.of(
                new PetitionFilter(List.of(), List.of(), null, "货车夜间", true),
                new PetitionFilter(List.of(PetitionStatus.CONSULTING), List.of(), null, "货车夜间", false))) {
            PetitionSearchStatement search = new PetitionSearchStatement(DISTRICT, scope, filter, "货车夜间", null, 20);
            if (!search.isEmpty()) {
                assertNoTableIsRead(plans, search.sql(), search.values());
            }
        }
    }

    private static List<String> assertNoTableIsRead(Plans plans, String sql, List<Object> values) throws SQLException {
        List<String> plan = plans.of(sql, values);
        assertThat(plan).as(sql).noneMatch(line -> line.contains("Seq Scan on petition"));
        return plan;
    }

    private static void multiply(Plans plans) throws SQLException {
        plans.execute("create temporary table copy on commit drop as select id as was, uuidv7() as id, n from "
                + Plans.SOME_PETITIONS + ", generate_series(1, %d) n".formatted(COPIES));
        // most are in other hands, as where many handle them
        Map<String, String> changed = Map.of(
                "id", "copy.id",
                "number", "number || '-' || copy.n",
                "handler_id", "case when p.handler_id is not null and copy.n > 1 then uuidv7() else p.handler_id end");
        List<String> columns = plans.columns("petition");
        plans.execute("insert into petition (%s) select %s from petition p join copy on copy.was = p.id"
                .formatted(
                        String.join(", ", columns),
                        columns.stream()
                                .map(column -> changed.getOrDefault(column, "p." + column))
                                .collect(Collectors.joining(", "))));
        plans.execute(
                "insert into petition_search (district_id, petition_id, words)"
                        + " select s.district_id, copy.id, s.words from petition_search s join copy on copy.was = s.petition_id");
        plans.execute("analyze petition");
        plans.execute("analyze petition_search");
        plans.execute("analyze petition_department");
    }

    private static Caller caller(Role role) {
        String organisation = switch (role) {
            case OWNER -> "enterprise-1";
            case HANDLER -> "dept-industry";
            default -> "township";
        };
        String path = "/district/township" + (organisation.equals("township") ? "" : "/" + organisation);
        Grant grant = new Grant(role, DemoIds.of(organisation), path);
        return new Caller(DemoIds.of("user:demo-owner-1"), "某某", DISTRICT, List.of(grant), null);
    }
}
