package io.qisheng.identity;

import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Refresh tokens, revocations, bridge tickets and counts of failed sign-ins. Secrets are kept as hashes only. */
@ApplicationScoped
class SessionRepository {

    /** Whose session a token or ticket stands for; the family is null for a ticket. */
    record Holder(UUID districtId, UUID userId, @Nullable UUID familyId) {}

    /** A revocation of a family's or of a user's access tokens. */
    record Revocation(@Nullable UUID familyId, @Nullable UUID userId, Instant at) {}

    Uni<Void> addRefreshToken(Tx tx, byte[] hash, Holder holder, Instant now, Duration life) {
        return tx.session()
                .createNativeQuery("""
                        insert into refresh_token (token_hash, family_id, district_id, user_id, issued_at, expires_at)
                        values (:hash, :family, :district, :user, :now, :expires)""")
                .setParameter("hash", hash)
                .setParameter("family", holder.familyId())
                .setParameter("district", holder.districtId())
                .setParameter("user", holder.userId())
                .setParameter("now", now)
                .setParameter("expires", now.plus(life))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Uses a refresh token up; null when it cannot be used. Of two at the same moment one wins. */
    Uni<@Nullable Holder> useRefreshToken(Tx tx, byte[] hash, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        update refresh_token set used_at = :now
                        where token_hash = :hash and used_at is null and revoked_at is null and expires_at > :now
                        returning district_id, user_id, family_id""", Tuple.class)
                .setParameter("hash", hash)
                .setParameter("now", now)
                .getSingleResultOrNull()
                .map(SessionRepository::holder);
    }

    Uni<@Nullable Holder> findRefreshToken(Tx tx, byte[] hash) {
        return tx.session()
                .createNativeQuery(
                        "select district_id, user_id, family_id from refresh_token where token_hash = :hash",
                        Tuple.class)
                .setParameter("hash", hash)
                .getSingleResultOrNull()
                .map(SessionRepository::holder);
    }

    /**
     * Ends a session everywhere: its refresh tokens at once, its access tokens when the replicas next look. A session that has ended
     * leaves no further trace, however often somebody tries.
     */
    Uni<Void> revokeFamily(Tx tx, UUID familyId, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        with tokens as (
                            update refresh_token set revoked_at = :now where family_id = :family and revoked_at is null
                            returning family_id)
                        insert into token_revocation (id, family_id, revoked_at)
                        select gen_random_uuid(), family_id, :now from tokens limit 1""")
                .setParameter("family", familyId)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<List<Revocation>> revocationsSince(Tx tx, Instant since) {
        return tx.session()
                .createNativeQuery(
                        "select family_id, user_id, revoked_at from token_revocation where revoked_at > :since",
                        Tuple.class)
                .setParameter("since", since)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Revocation(
                                row.get("family_id", UUID.class),
                                row.get("user_id", UUID.class),
                                row.get("revoked_at", OffsetDateTime.class).toInstant()))
                        .toList());
    }

    Uni<Void> addTicket(Tx tx, byte[] hash, Holder holder, Instant expires) {
        return tx.session()
                .createNativeQuery("""
                        insert into bridge_ticket (ticket_hash, district_id, user_id, expires_at)
                        values (:hash, :district, :user, :expires)""")
                .setParameter("hash", hash)
                .setParameter("district", holder.districtId())
                .setParameter("user", holder.userId())
                .setParameter("expires", expires)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<@Nullable Holder> useTicket(Tx tx, byte[] hash, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        update bridge_ticket set used_at = :now
                        where ticket_hash = :hash and used_at is null and expires_at > :now
                        returning district_id, user_id, cast(null as uuid) as family_id""", Tuple.class)
                .setParameter("hash", hash)
                .setParameter("now", now)
                .getSingleResultOrNull()
                .map(SessionRepository::holder);
    }

    /** Failed sign-ins in a row under a name, within {@code window}. */
    Uni<Integer> failures(Tx tx, byte[] usernameHash, Instant now, Duration window) {
        return tx.session()
                .createNativeQuery(
                        "select failures from sign_in_failure where username_hash = :name and last_at > :since",
                        Integer.class)
                .setParameter("name", usernameHash)
                .setParameter("since", now.minus(window))
                .getSingleResultOrNull()
                .map(failures -> failures == null ? 0 : failures);
    }

    Uni<Void> addFailure(Tx tx, byte[] usernameHash, Instant now, Duration window) {
        return tx.session()
                .createNativeQuery("""
                        insert into sign_in_failure as f (username_hash, failures, last_at) values (:name, 1, :now)
                        on conflict (username_hash) do update set last_at = :now,
                            failures = case when f.last_at > :since then f.failures + 1 else 1 end""")
                .setParameter("name", usernameHash)
                .setParameter("now", now)
                .setParameter("since", now.minus(window))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> clearFailures(Tx tx, byte[] usernameHash) {
        return tx.session()
                .createNativeQuery("delete from sign_in_failure where username_hash = :name")
                .setParameter("name", usernameHash)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Forgets what has run out. */
    Uni<Void> purge(Tx tx, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        with tokens as (delete from refresh_token where expires_at < :now),
                             tickets as (delete from bridge_ticket where expires_at < :now),
                             failures as (delete from sign_in_failure where last_at < :yesterday)
                        delete from token_revocation where revoked_at < :yesterday""")
                .setParameter("now", now)
                .setParameter("yesterday", now.minus(Duration.ofDays(1)))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static @Nullable Holder holder(@Nullable Tuple row) {
        return row == null
                ? null
                : new Holder(
                        row.get("district_id", UUID.class),
                        row.get("user_id", UUID.class),
                        row.get("family_id", UUID.class));
    }
}
