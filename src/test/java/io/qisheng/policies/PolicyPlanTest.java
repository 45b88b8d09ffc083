package io.qisheng.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.testing.LocalStackResource;
import io.qisheng.testing.Plans;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Among many policies of many townships each list, and whom a policy is for, is read along an index, also by a plan that is kept. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PolicyPlanTest {

    private static final UUID DISTRICT = DemoIds.of("district");
    private static final UUID POLICY = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID ENTERPRISE = DemoIds.of("enterprise-1");

    @Test
    void noListReadsATable() throws SQLException {
        try (Plans plans = Plans.open()) {
            multiply(plans);
            for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
                plans.mode(mode);
                assertAlongIndexes(
                        plans,
                        FeedRepository.FEED,
                        Arrays.asList(
                                DISTRICT,
                                new String[] {"/district/township", "/district"},
                                LocalDate.of(2026, 11, 27),
                                "FOOD",
                                null,
                                null,
                                "/district/township",
                                false,
                                ENTERPRISE,
                                new Integer[] {2},
                                2,
                                POLICY,
                                21));
                assertAlongIndexes(
                        plans,
                        SimilarPolicyRepository.CANDIDATES,
                        List.of(
                                DISTRICT,
                                "技改补助",
                                new UUID[] {ENTERPRISE},
                                new String[] {"/district/township", "/district"},
                                LocalDate.of(2026, 11, 27)));
                assertAlongIndexes(plans, FeedRepository.RECEIPTS, List.of(DISTRICT, POLICY, ENTERPRISE, true, 21));
                assertAlongIndexes(plans, FeedRepository.REACH, List.of(DISTRICT, POLICY));
                assertAlongIndexes(
                        plans,
                        FeedRepository.ADDRESSED
                                .replace(":district", "$1")
                                .replace(":id", "$2")
                                .replace(":after", "$3")
                                .replace(":limit", "$4"),
                        List.of(DISTRICT, POLICY, ENTERPRISE, 1_000));
                assertAlongIndexes(
                        plans,
                        PolicyRepository.ADDRESS.replace(":district", "$1").replace(":id", "$2"),
                        List.of(DISTRICT, POLICY));
            }
        }
    }

    private static void assertAlongIndexes(Plans plans, String sql, List<? extends @Nullable Object> values)
            throws SQLException {
        List<String> plan = plans.of(sql, values);
        assertThat(plan).as("%s\n%s", sql, String.join("\n", plan)).noneMatch(line -> line.contains("Seq Scan on "));
    }

    /** Policies of many townships, each read by many; many more enterprises elsewhere. */
    private static void multiply(Plans plans) throws SQLException {
        plans.execute("""
                insert into organisation (district_id, id, code, name, kind, parent_id, path, industry)
                select district_id, uuidv7(), code || '-' || n, name, kind, parent_id, '/district/t' || n || '/' || code, industry
                from organisation, generate_series(1, 400) n where kind = 'ENTERPRISE'""");
        plans.execute("""
                insert into policy (district_id, id, status, revision, published, issuer_path, home_path)
                select cast('%1$s' as uuid), cast('00000000-0000-7000-8000-' || lpad(n::text, 12, '0') as uuid), 'PUBLISHED', 2, 1, h.path, h.path
                from generate_series(1, 20000) n
                cross join lateral (select case when n %% 400 = 1 then '/district/township' else '/district/t' || n %% 400 end) h (path)""".formatted(DISTRICT));
        plans.execute("""
                insert into policy_version (district_id, policy_id, version, content, published_at, published_by_id, published_by_name)
                select district_id, id, 1, '{}', now(), id, '某' from policy p
                where not exists (select 1 from policy_version v where v.policy_id = p.id)""");
        plans.execute("""
                insert into policy_addressee (district_id, policy_id, version, enterprise_id)
                select p.district_id, p.id, 1, o.id from (select * from policy where revision = 2 order by id limit 400) p
                join (select * from organisation where kind = 'ENTERPRISE' order by id limit 200) o on true
                on conflict do nothing""");
        plans.execute("""
                insert into policy_reading (district_id, policy_id, version, enterprise_id, user_id, read_at)
                select district_id, policy_id, version, enterprise_id, policy_id, now() from policy_addressee on conflict do nothing""");
        plans.execute("""
                insert into enterprise_profile (district_id, enterprise_id, industry, version)
                select district_id, id, 'FOOD', 1 from organisation where kind = 'ENTERPRISE' on conflict do nothing""");
        plans.execute(
                "analyze organisation, policy, policy_version, policy_addressee, policy_reading, enterprise_profile");
    }
}
