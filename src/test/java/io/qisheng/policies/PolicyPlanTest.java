package io.qisheng.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Among many policies of many townships each list, and whom a policy is for, is read along an index, also by a plan that is kept. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PolicyPlanTest {

    private static final String DISTRICT = "'" + DemoIds.of("district") + "'::uuid";
    private static final String POLICY = "'00000000-0000-7000-8000-000000000001'::uuid";
    private static final String ENTERPRISE = "'" + DemoIds.of("enterprise-1") + "'::uuid";

    @Test
    void noListReadsATable() throws SQLException {
        try (Connection connection = Database.owner();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                multiply(statement);
                for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
                    statement.execute("set local plan_cache_mode = " + mode);
                    assertAlongIndexes(
                            statement,
                            FeedRepository.FEED,
                            DISTRICT + ", array['/district/township', '/district'], date '2026-11-27', 'FOOD', null,"
                                    + " null::uuid[], '/district/township', false, " + ENTERPRISE
                                    + ", array[2], 2, " + POLICY + ", 21");
                    assertAlongIndexes(
                            statement,
                            FeedRepository.RECEIPTS,
                            DISTRICT + ", " + POLICY + ", " + ENTERPRISE + ", true, 21");
                    assertAlongIndexes(statement, FeedRepository.REACH, DISTRICT + ", " + POLICY);
                    assertAlongIndexes(
                            statement,
                            PolicyRepository.ADDRESS.replace(":district", "$1").replace(":id", "$2"),
                            DISTRICT + ", " + POLICY);
                }
            } finally {
                connection.rollback();
            }
        }
    }

    private static void assertAlongIndexes(Statement statement, String sql, String values) throws SQLException {
        statement.execute("prepare looked_at as " + sql);
        List<String> plan = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("explain execute looked_at (" + values + ")")) {
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
        }
        statement.execute("deallocate looked_at");
        assertThat(plan).as("%s\n%s", sql, String.join("\n", plan)).noneMatch(line -> line.contains("Seq Scan on "));
    }

    /** Policies of many townships, each read by many; many more enterprises elsewhere. */
    private static void multiply(Statement statement) throws SQLException {
        statement.execute("""
                insert into organisation (district_id, id, code, name, kind, parent_id, path, industry)
                select district_id, uuidv7(), code || '-' || n, name, kind, parent_id, '/district/t' || n || '/' || code, industry
                from organisation, generate_series(1, 400) n where kind = 'ENTERPRISE'""");
        statement.execute("""
                insert into policy (district_id, id, status, revision, published, issuer_path, home_path)
                select %1$s, cast('00000000-0000-7000-8000-' || lpad(n::text, 12, '0') as uuid), 'PUBLISHED', 2, 1, h.path, h.path
                from generate_series(1, 20000) n
                cross join lateral (select case when n %% 400 = 1 then '/district/township' else '/district/t' || n %% 400 end) h (path)""".formatted(DISTRICT));
        statement.execute("""
                insert into policy_version (district_id, policy_id, version, content, published_at, published_by_id, published_by_name)
                select district_id, id, 1, '{}', now(), id, '某' from policy p
                where not exists (select 1 from policy_version v where v.policy_id = p.id)""");
        statement.execute("""
                insert into policy_addressee (district_id, policy_id, version, enterprise_id)
                select p.district_id, p.id, 1, o.id from (select * from policy where revision = 2 order by id limit 400) p
                join (select * from organisation where kind = 'ENTERPRISE' order by id limit 200) o on true
                on conflict do nothing""");
        statement.execute("""
                insert into policy_reading (district_id, policy_id, version, enterprise_id, user_id, read_at)
                select district_id, policy_id, version, enterprise_id, policy_id, now() from policy_addressee on conflict do nothing""");
        statement.execute("""
                insert into enterprise_profile (district_id, enterprise_id, industry, version)
                select district_id, id, 'FOOD', 1 from organisation where kind = 'ENTERPRISE' on conflict do nothing""");
        statement.execute(
                "analyze organisation, policy, policy_version, policy_addressee, policy_reading, enterprise_profile");
    }
}
