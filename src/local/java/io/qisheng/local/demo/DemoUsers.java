package io.qisheng.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.platform.crypto.Masks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of the township: staff with a password, owners, members, secretaries and floating members with WeChat. */
final class DemoUsers implements DemoPart {

    /** The password of every member of staff. */
    static final String PASSWORD = "qisheng-demo";

    static final String MEMBER = "demo-member-";
    static final int MEMBERS = 300;
    static final String FLOATING = "demo-floating-";
    static final int FLOATING_MEMBERS = 10;

    /** The branch that the floating members are affiliated with. */
    static final String FLOATING_BRANCH = "branch-2";

    /** Invitations that a stranger can use, one for a second owner of each of the first enterprises. */
    static final int INVITATIONS = 5;

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private record Staff(String username, String name, String role, String organisation) {}

    private static final List<Staff> STAFF = List.of(
            new Staff("desk", "沈受理", "DESK", "township"),
            new Staff("dept-industry", "顾产业", "DEPARTMENT_LEAD", "dept-industry"),
            new Staff("handler-industry", "陆经办", "HANDLER", "dept-industry"),
            new Staff("dept-market", "程市监", "DEPARTMENT_LEAD", "dept-market"),
            new Staff("handler-market", "俞经办", "HANDLER", "dept-market"),
            new Staff("instructor", "邹指导", "INSTRUCTOR", "township"),
            new Staff("supervisor", "方督办", "SUPERVISOR", "township"),
            new Staff("secretary", "叶书记", "SECRETARY", "branch-1"),
            new Staff("secretary-2", "宋书记", "SECRETARY", FLOATING_BRANCH),
            new Staff("assessor", "苏考评", "ASSESSOR", "township"),
            new Staff("admin", "韩管理", "ADMIN", "township"),
            new Staff("auditor", "白审计", "AUDITOR", "township"));

    /** The sign-in codes of those of the staff who have WeChat too. */
    private static final Map<String, String> PHONES =
            Map.of("secretary", "demo-secretary-1", "secretary-2", "demo-secretary-2");

    @Override
    public String name() {
        return "users";
    }

    @Override
    public void load(Connection owner, DemoContext context) throws SQLException {
        try (Rows rows = new Rows(owner, cipher(context.environment()), context.firstStart())) {
            for (int n = 1; n <= DemoTownship.ENTERPRISES; n++) {
                String code = "demo-owner-" + n;
                rows.user(code, DemoNames.person(n), null, code);
                rows.grant(code, "OWNER", "enterprise-" + n);
            }
            for (int n = 1; n <= MEMBERS; n++) {
                member(rows, MEMBER + n, memberName(MEMBER, n), branchOf(n));
            }
            for (int n = 1; n <= FLOATING_MEMBERS; n++) {
                String code = FLOATING + n;
                member(rows, code, memberName(FLOATING, n), FLOATING_BRANCH);
                rows.participation(code, "branch-1");
                rows.grant(code, "MEMBER", "branch-1");
            }
            staff(rows);
            invitations(rows);
            rows.write();
        }
    }

    /** The branch of a member by number. */
    static String branchOf(int n) {
        return "branch-" + ((n - 1) % DemoTownship.BRANCHES + 1);
    }

    private static void member(Rows rows, String code, String name, String branch) throws SQLException {
        rows.member(code, name, branch);
        rows.user(code, name, code, code);
        rows.grant(code, "MEMBER", branch);
    }

    private static void staff(Rows rows) throws SQLException {
        rows.member("secretary", "叶书记", "branch-1");
        for (Staff staff : STAFF) {
            rows.user(
                    staff.username(),
                    staff.name(),
                    staff.username().equals("secretary") ? "secretary" : null,
                    PHONES.get(staff.username()));
            rows.grant(staff.username(), staff.role(), staff.organisation());
            rows.credential(staff.username());
        }
        rows.grant("secretary", "MEMBER", "branch-1");
    }

    private static void invitations(Rows rows) throws SQLException {
        for (int n = 1; n <= INVITATIONS; n++) {
            String code = "demo-invited-" + n;
            rows.user(code, DemoNames.person(600 + n), null, null);
            rows.grant(code, "OWNER", "enterprise-" + n);
            rows.invitation("QS-DEMO-%04d".formatted(n), code);
        }
    }

    private static FieldCipher cipher(Map<String, String> environment) {
        try {
            String file = Objects.requireNonNull(environment.get("QISHENG_FIELD_KEYS"));
            return new FieldCipher(new ObjectMapper(), Path.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Batches for each table, written in the order of their references. */
    private static final class Rows implements AutoCloseable {

        private final FieldCipher cipher;
        private final OffsetDateTime now;
        private final PreparedStatement members;
        private final PreparedStatement participations;
        private final PreparedStatement users;
        private final PreparedStatement accounts;
        private final PreparedStatement grants;
        private final PreparedStatement credentials;
        private final PreparedStatement invitations;

        Rows(Connection owner, FieldCipher cipher, Instant now) throws SQLException {
            this.cipher = cipher;
            this.now = now.atOffset(ZoneOffset.UTC);
            this.members = owner.prepareStatement("insert into member (district_id, id, name, branch_id, phone_sealed,"
                    + " phone_masked) values (?, ?, ?, ?, ?, ?)");
            this.participations = owner.prepareStatement(
                    "insert into participation (district_id, member_id, organisation_id, since) values (?, ?, ?, ?)");
            this.users = owner.prepareStatement("insert into app_user (district_id, id, name, member_id, phone_sealed,"
                    + " phone_index, created_at) values (?, ?, ?, ?, ?, ?, ?)");
            this.accounts = owner.prepareStatement("insert into wechat_account (district_id, user_id, openid, unionid,"
                    + " created_at) values (?, ?, ?, ?, ?)");
            this.grants = owner.prepareStatement(
                    "insert into user_grant (district_id, user_id, role, organisation_id) values (?, ?, ?, ?)");
            this.credentials = owner.prepareStatement("insert into staff_credential (district_id, user_id, username,"
                    + " password_hash) values (?, ?, ?, ?)");
            this.invitations = owner.prepareStatement(
                    "insert into invitation (district_id, user_id, code_hash, expires_at) values (?, ?, ?, ?)");
        }

        void member(String key, String name, String branch) throws SQLException {
            String phone =
                    DemoPeople.CODES.contains(key) ? DemoPeople.phone(key) : DemoPeople.phone("demo-secretary-1");
            UUID id = memberId(key);
            add(members, id, name, DemoIds.of(branch), cipher.encrypt(phone, "member " + id), Masks.phone(phone));
        }

        void participation(String key, String organisation) throws SQLException {
            add(participations, memberId(key), DemoIds.of(organisation), LocalDate.of(2025, 3, 1));
        }

        void user(String key, String name, @Nullable String member, @Nullable String wechat) throws SQLException {
            UUID id = userId(key);
            String phone = wechat == null ? null : DemoPeople.phone(wechat);
            add(
                    users,
                    id,
                    name,
                    member == null ? null : memberId(member),
                    phone == null ? null : cipher.encrypt(phone, "user " + id),
                    phone == null ? null : cipher.index(phone),
                    now);
            if (wechat != null) {
                add(accounts, id, DemoPeople.openid(wechat), DemoPeople.unionid(wechat), now);
            }
        }

        void grant(String key, String role, String organisation) throws SQLException {
            add(grants, userId(key), role, DemoIds.of(organisation));
        }

        void credential(String username) throws SQLException {
            String hash = Password.hash(PASSWORD).addRandomSalt(16).with(ARGON2).getResult();
            add(credentials, userId(username), username, hash);
        }

        void invitation(String code, String key) throws SQLException {
            add(invitations, userId(key), DemoIds.sha256(code), now.plus(Duration.ofDays(365)));
        }

        void write() throws SQLException {
            for (PreparedStatement batch :
                    List.of(members, participations, users, accounts, grants, credentials, invitations)) {
                batch.executeBatch();
            }
        }

        @Override
        public void close() throws SQLException {
            for (PreparedStatement batch :
                    List.of(members, participations, users, accounts, grants, credentials, invitations)) {
                batch.close();
            }
        }

        private static void add(PreparedStatement batch, @Nullable Object... values) throws SQLException {
            batch.setObject(1, DemoTownship.DISTRICT);
            for (int i = 0; i < values.length; i++) {
                batch.setObject(i + 2, values[i]);
            }
            batch.addBatch();
        }
    }

    /** What a member of staff is called. */
    static String staffName(String username) {
        return STAFF.stream()
                .filter(staff -> staff.username().equals(username))
                .map(Staff::name)
                .findFirst()
                .orElseThrow();
    }

    /** What a member or a floating member is called. */
    static String memberName(String kind, int n) {
        return DemoNames.person((kind.equals(FLOATING) ? 500 : 100) + n);
    }

    /** The id of a user by the sign-in code or user name. */
    static UUID userId(String key) {
        return DemoIds.of("user:" + key);
    }

    /** The id of a member record by the sign-in code. */
    static UUID memberId(String key) {
        return DemoIds.of("member:" + key);
    }
}
