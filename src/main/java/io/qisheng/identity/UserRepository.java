package io.qisheng.identity;

import io.qisheng.identity.UserView.GrantView;
import io.qisheng.identity.UserView.Membership;
import io.qisheng.platform.Role;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Users with their grants, and the records by which people are recognised. */
@ApplicationScoped
class UserRepository {

    /** A user counts as bound once someone who knows the person has given a grant or a member record. */
    private static final String SELECT = """
            select clock_timestamp() as read_at, u.district_id, u.id, u.name, u.active, u.member_id, m.branch_id,
                (select cast(coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'id', o.id, 'code', o.code,
                        'name', o.name, 'path', o.path) order by g.role, o.path), '[]') as text)
                 from user_grant g join organisation o on o.district_id = g.district_id and o.id = g.organisation_id
                 where g.district_id = u.district_id and g.user_id = u.id) as grants
            from app_user u left join member m on m.district_id = u.district_id and m.id = u.member_id
            """;

    /** What a password sign-in needs to know of a user. */
    record Credential(
            UUID districtId,
            UUID userId,
            String passwordHash,
            @Nullable String totpSealed,
            long totpLastStep) {}

    /** A user as one was at a moment of the database's clock. */
    record Known(UserView user, Instant at) {}

    /**
     * The user for a token. Until the transaction ends, nobody changes the user's grants; whoever does so next revokes the tokens of this
     * moment, and whoever was doing so is waited for.
     */
    Uni<@Nullable Known> lock(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(
                        "select id from app_user where district_id = :district and id = :id for share", UUID.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .chain(() -> row(tx, districtId, id))
                .map(row -> row == null
                        ? null
                        : new Known(
                                view(row),
                                row.get("read_at", OffsetDateTime.class).toInstant()));
    }

    /** A user with the openid by which WeChat reaches the user. */
    record Reachable(String openid, UserView user) {}

    Uni<@Nullable UserView> find(Tx tx, UUID districtId, UUID id) {
        return row(tx, districtId, id).map(row -> row == null ? null : view(row));
    }

    private static Uni<@Nullable Tuple> row(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(SELECT + "where u.district_id = :district and u.id = :id", Tuple.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResultOrNull();
    }

    Uni<@Nullable UserView> findByOpenid(Tx tx, String openid) {
        return tx.session()
                .createNativeQuery(
                        SELECT + "join wechat_account w on w.district_id = u.district_id and w.user_id = u.id"
                                + " where w.openid = :openid",
                        Tuple.class)
                .setParameter("openid", openid)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : view(row));
    }

    Uni<@Nullable UserView> findByPhone(Tx tx, UUID districtId, byte[] phoneIndex) {
        return tx.session()
                .createNativeQuery(
                        SELECT + "where u.district_id = :district and u.phone_index = :phone and u.active", Tuple.class)
                .setParameter("district", districtId)
                .setParameter("phone", phoneIndex)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : view(row));
    }

    Uni<@Nullable Credential> findCredential(Tx tx, String username) {
        return tx.session()
                .createNativeQuery("""
                        select c.district_id, c.user_id, c.password_hash, c.totp_sealed, coalesce(c.totp_last_step, 0) as step
                        from staff_credential c join app_user u on u.district_id = c.district_id and u.id = c.user_id
                        where c.username = :username and u.active""", Tuple.class)
                .setParameter("username", username)
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? null
                        : new Credential(
                                row.get("district_id", UUID.class),
                                row.get("user_id", UUID.class),
                                row.get("password_hash", String.class),
                                row.get("totp_sealed", String.class),
                                row.get("step", Long.class)));
    }

    /** Uses up a one-time code; false when it or a later one was used before. */
    Uni<Boolean> useTotpStep(Tx tx, Credential credential, long step) {
        return tx.session()
                .createNativeQuery("""
                        update staff_credential set totp_last_step = :step
                        where district_id = :district and user_id = :user and coalesce(totp_last_step, 0) < :step""")
                .setParameter("step", step)
                .setParameter("district", credential.districtId())
                .setParameter("user", credential.userId())
                .executeUpdate()
                .map(changed -> changed == 1);
    }

    /** Makes a user for a WeChat user whom nobody knows yet; two first sign-ins at once make one. */
    Uni<Void> addStranger(Tx tx, UUID districtId, UUID userId, String openid, String name, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        with account as (
                            insert into wechat_account (openid, district_id, user_id, created_at)
                            values (:openid, :district, :id, :now)
                            on conflict (openid) do nothing
                            returning user_id)
                        insert into app_user (district_id, id, name, created_at)
                        select :district, :id, :name, :now where exists (select 1 from account)""")
                .setParameter("openid", openid)
                .setParameter("district", districtId)
                .setParameter("id", userId)
                .setParameter("name", name)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Whether some WeChat account belongs to this user already. */
    Uni<Boolean> hasWechatAccount(Tx tx, UUID districtId, UUID userId) {
        return tx.session()
                .createNativeQuery(
                        "select exists (select 1 from wechat_account where district_id = :district and user_id = :user)",
                        Boolean.class)
                .setParameter("district", districtId)
                .setParameter("user", userId)
                .getSingleResult();
    }

    /** Gives the stranger's WeChat account to the user it turned out to be. */
    Uni<Void> moveWechatAccount(Tx tx, UUID districtId, UUID strangerId, UUID userId) {
        return tx.session()
                .createNativeQuery("""
                        update wechat_account set user_id = :user
                        where district_id = :district and user_id = :stranger""")
                .setParameter("user", userId)
                .setParameter("district", districtId)
                .setParameter("stranger", strangerId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Uses an invitation up and tells whom it was for; null when it is unknown, used or expired. */
    Uni<@Nullable UUID> useInvitation(Tx tx, UUID districtId, byte[] codeHash, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        update invitation set used_at = :now
                        where code_hash = :code and district_id = :district and used_at is null and expires_at > :now
                        returning user_id""", UUID.class)
                .setParameter("now", now)
                .setParameter("code", codeHash)
                .setParameter("district", districtId)
                .getSingleResultOrNull();
    }

    /** Those of some users, members and holders of offices who may sign in and whom WeChat can reach, with their openids. */
    Uni<List<Reachable>> reachable(
            Tx tx, UUID districtId, String[] users, String[] members, String[] roles, String[] organisations) {
        return tx.session()
                .createNativeQuery("select distinct on (known.id) w.openid, known.* from (" + SELECT + """
                        where u.district_id = :district and u.active and u.id in (
                            select unnest(cast(cast(:users as text[]) as uuid[]))
                            union
                            select m.id from app_user m
                            where m.district_id = :district and m.member_id = any (cast(cast(:members as text[]) as uuid[]))
                            union
                            select g.user_id from user_grant g
                            join unnest(cast(:roles as text[]), cast(cast(:organisations as text[]) as uuid[])) seat (role, organisation_id)
                                using (role, organisation_id)
                            where g.district_id = :district)) known
                        join wechat_account w on w.district_id = known.district_id and w.user_id = known.id""", Tuple.class)
                .setParameter("district", districtId)
                .setParameter("users", users)
                .setParameter("members", members)
                .setParameter("roles", roles)
                .setParameter("organisations", organisations)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Reachable(row.get("openid", String.class), view(row)))
                        .toList());
    }

    private static UserView view(Tuple row) {
        List<GrantView> grants = new JsonArray(row.get("grants", String.class))
                .stream().map(JsonObject.class::cast).map(UserRepository::grant).toList();
        UUID memberId = row.get("member_id", UUID.class);
        Membership member = memberId == null ? null : new Membership(memberId, row.get("branch_id", UUID.class));
        return new UserView(
                row.get("district_id", UUID.class),
                row.get("id", UUID.class),
                row.get("name", String.class),
                member != null || !grants.isEmpty(),
                row.get("active", Boolean.class),
                grants,
                member);
    }

    private static GrantView grant(JsonObject entry) {
        return new GrantView(
                Role.valueOf(entry.getString("role")),
                UUID.fromString(entry.getString("id")),
                entry.getString("code"),
                entry.getString("name"),
                entry.getString("path"));
    }
}
