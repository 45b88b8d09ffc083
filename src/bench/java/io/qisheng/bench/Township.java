package io.qisheng.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.activities.ActivityTale;
import io.qisheng.local.BulkSeed;
import io.qisheng.local.CopyRows;
import io.qisheng.local.demo.DemoCatalogue;
import io.qisheng.local.demo.DemoIds;
import io.qisheng.local.demo.DemoNames;
import io.qisheng.local.demo.DemoTeller;
import io.qisheng.petitions.PetitionSeed;
import io.qisheng.platform.crypto.FieldCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The demonstration township grown to the size of a district, the same in every run: who is where follows from numbers, and the
 * petitions were told by the rules as of one fixed day.
 */
final class Township implements BulkSeed {

    static final int MEMBERS = 149_015;
    static final int BRANCHES = 7_127;
    static final int ENTERPRISES = 13_000;
    static final int PETITIONS = 100_000;
    static final int DESKS = 200;

    /** Work in progress grows with the number of people and not with the years: what a district has had is mostly over. */
    private static final int UNDER_WAY = 2_800;

    static final UUID DISTRICT = DemoIds.of("district");
    static final String PATH = "/district/township";

    /** Ids of petitions in the order of filing, of members and of members' users; people of the demonstration have others. */
    static final Numbered PETITION_IDS = new Numbered("petition");

    static final Numbered MEMBER_IDS = new Numbered("member");
    static final Numbered USERS = new Numbered("member's user");

    private static final String VERSION = "4";
    private static final Instant TODAY = Instant.parse("2026-11-26T02:00:00Z");
    private static final int DEMO_MEMBERS = 300;
    private static final int DEMO_BRANCHES = 15;
    private static final int DEMO_ENTERPRISES = 20;
    private static final int DEMO_OTHER_MEMBERS = 11;
    private static final int BATCH = 5_000;

    private final int petitions;
    private final boolean grown;

    private Township(int petitions, boolean grown) {
        this.petitions = petitions;
        this.grown = grown;
    }

    /** The district that is worked in. */
    static Township working() {
        return new Township(PETITIONS, false);
    }

    /** The district after it has had so many petitions, to be looked at; nobody meets or claims there. */
    static Township after(int petitions) {
        return new Township(petitions, true);
    }

    static UUID user(String key) {
        return DemoIds.of("user:" + key);
    }

    static ActivityTale.Organisation branch(int n) {
        return new ActivityTale.Organisation(DemoIds.of("branch-" + n), branchName(n), PATH + "/branch-" + n);
    }

    static ActivityTale.Person secretary(int branch) {
        return new ActivityTale.Person(user("secretary-" + branch), "书记" + branch);
    }

    /** A member that is not of the demonstration. */
    static ActivityTale.Member member(int n, ActivityTale.Organisation branch) {
        return new ActivityTale.Member(
                MEMBER_IDS.id(n), new ActivityTale.Person(USERS.id(n), DemoNames.person(n)), branch);
    }

    private static String branchName(int n) {
        return "望潮镇非公企业第" + n + "党支部";
    }

    @Override
    public String version() {
        return "township %s of %d, %s".formatted(VERSION, petitions, grown ? "grown" : "working");
    }

    @Override
    public boolean isOnlyRead() {
        return grown;
    }

    @Override
    public void load(Connection owner, Map<String, String> environment) throws SQLException {
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            // Nobody has a token yet that a new grant could outdate.
            statement.execute("alter table user_grant disable trigger user_grant_revokes_tokens");
            organisations(owner);
            people(owner);
            statement.execute("alter table user_grant enable trigger user_grant_revokes_tokens");
            petitions(owner, environment);
            if (!grown) {
                Meetings.load(owner, TODAY);
                Claims.load(owner, TODAY);
            }
            statement.execute("select setval('petition_number', " + petitions + ")");
            // What they count for is written with them: a walk through all of them would find nothing and be in the
            // way.
            statement.execute("update petition_fact_walk set done_at = now()");
        }
        owner.commit();
        owner.setAutoCommit(true);
    }

    private static void organisations(Connection owner) throws SQLException {
        CopyRows rows = new CopyRows("organisation (district_id, id, code, name, kind, parent_id, path, industry)");
        for (int n = DEMO_BRANCHES + 1; n <= BRANCHES; n++) {
            organisation(rows, "branch-" + n, branchName(n), "BRANCH", null);
        }
        for (int n = DEMO_ENTERPRISES + 1; n <= ENTERPRISES; n++) {
            organisation(rows, "enterprise-" + n, "望潮第" + n + "制造有限公司", "ENTERPRISE", "MANUFACTURING");
        }
        rows.write(owner);
    }

    private static void organisation(CopyRows rows, String code, String name, String kind, @Nullable String industry) {
        UUID township = DemoIds.of("township");
        rows.add(DISTRICT, DemoIds.of(code), code, name, kind, township, PATH + "/" + code, industry);
    }

    private static void people(Connection owner) throws SQLException {
        CopyRows members = new CopyRows("member (district_id, id, name, branch_id)");
        CopyRows users = new CopyRows("app_user (district_id, id, name, member_id, created_at)");
        CopyRows grants = new CopyRows("user_grant (district_id, user_id, role, organisation_id)");
        for (int n = DEMO_MEMBERS + 1; n <= MEMBERS - DEMO_OTHER_MEMBERS; n++) {
            UUID branch = DemoIds.of("branch-" + ((n - 1) % BRANCHES + 1));
            members.add(DISTRICT, MEMBER_IDS.id(n), DemoNames.person(n), branch);
            users.add(DISTRICT, USERS.id(n), DemoNames.person(n), MEMBER_IDS.id(n), TODAY);
            grants.add(DISTRICT, USERS.id(n), "MEMBER", branch);
        }
        for (int n = Meetings.FIRST_BRANCH; n < Meetings.FIRST_BRANCH + Meetings.BRANCHES; n++) {
            users.add(DISTRICT, secretary(n).userId(), secretary(n).name(), null, TODAY);
            grants.add(DISTRICT, secretary(n).userId(), "SECRETARY", DemoIds.of("branch-" + n));
        }
        for (int n = DEMO_ENTERPRISES + 1; n <= ENTERPRISES; n++) {
            String key = "demo-owner-" + n;
            users.add(DISTRICT, user(key), DemoNames.person(n), null, TODAY);
            grants.add(DISTRICT, user(key), "OWNER", DemoIds.of("enterprise-" + n));
        }
        for (int n = 1; n <= DESKS; n++) {
            users.add(DISTRICT, user("desk-" + n), DemoNames.person(n), null, TODAY);
            grants.add(DISTRICT, user("desk-" + n), "DESK", DemoIds.of("township"));
        }
        for (CopyRows rows : List.of(members, users, grants)) {
            rows.write(owner);
        }
    }

    private void petitions(Connection owner, Map<String, String> environment) throws SQLException {
        DemoTeller teller = new DemoTeller(DemoCatalogue.read(owner), ENTERPRISES, new DemoTeller.Identities() {
            @Override
            public UUID id(int n, int place) {
                return PETITION_IDS.id(place);
            }

            @Override
            public List<UUID> photos(int n) {
                return List.of();
            }
        });
        PetitionSeed seed = new PetitionSeed(owner, teller.clocks(), cipher(environment));
        int[] added = {0};
        Consumer<DemoTeller.Told> batches = told -> {
            told.into(seed);
            if (++added[0] % BATCH == 0) {
                write(seed);
            }
        };
        if (grown) {
            teller.tell(petitions, UNDER_WAY, TODAY, batches);
        } else {
            teller.tell(petitions, TODAY, batches);
        }
        write(seed);
    }

    private static void write(PetitionSeed seed) {
        try {
            seed.write();
        } catch (SQLException e) {
            throw new BenchException("The petitions could not be copied: " + e.getMessage(), e);
        }
    }

    private static FieldCipher cipher(Map<String, String> environment) {
        try {
            return new FieldCipher(
                    new ObjectMapper(), Path.of(Objects.requireNonNull(environment.get("QISHENG_FIELD_KEYS"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
