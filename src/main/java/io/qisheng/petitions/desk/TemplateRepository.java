package io.qisheng.petitions.desk;

import io.qisheng.platform.Caller;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements that keep templates. */
@ApplicationScoped
class TemplateRepository {

    /** As many as an office, or a person, keeps. */
    static final int MOST = 100;

    private static final String COLUMNS = "id, office_id, user_id, kind, title, text, version";

    /** The last template of a page. */
    record After(String title, UUID id) {

        static After of(List<String> keys) {
            return new After(keys.get(0), UUID.fromString(keys.get(1)));
        }
    }

    /** The own ones and those of offices, each along its index, by title. */
    Uni<List<TemplateRow>> usable(Tx tx, Caller caller, Set<UUID> offices, @Nullable After after, int limit) {
        UUID district = caller.districtId();
        String usable = "select " + COLUMNS + " from answer_template where district_id = :district and ";
        var query = tx.session()
                .createNativeQuery(
                        "select " + COLUMNS + " from (" + usable + "user_id = :user union all " + usable
                                + "office_id in (:offices)) usable"
                                + (after == null ? "" : " where (title, id) > (:title, :after)")
                                + " order by title, id limit :limit",
                        Tuple.class)
                .setParameter("district", district)
                .setParameter("user", caller.userId())
                // An empty list is no SQL; no office has the id of nothing.
                .setParameter("offices", offices.isEmpty() ? List.of(new UUID(0, 0)) : List.copyOf(offices))
                .setParameter("limit", limit);
        if (after != null) {
            query.setParameter("title", after.title()).setParameter("after", after.id());
        }
        return query.getResultList()
                .map(rows -> rows.stream().map(row -> row(district, row)).toList());
    }

    Uni<@Nullable TemplateRow> lock(Tx tx, UUID district, UUID id) {
        return tx.session()
                .createNativeQuery(
                        "select " + COLUMNS
                                + " from answer_template where district_id = :district and id = :id for update",
                        Tuple.class)
                .setParameter("district", district)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : row(district, row));
    }

    /** How many its owner keeps; whoever asks at the same moment waits for the other's commit. */
    Uni<Long> count(Tx tx, TemplateRow row) {
        UUID owner = row.officeId() == null ? row.userId() : row.officeId();
        return tx.session()
                .createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended(:owner, 15))) locked",
                        Integer.class)
                .setParameter("owner", "answer-template " + owner)
                .getSingleResult()
                .chain(() -> tx.session()
                        .createNativeQuery(
                                "select count(*) from answer_template where district_id = :district and "
                                        + (row.officeId() == null ? "user_id" : "office_id") + " = :owner",
                                Long.class)
                        .setParameter("district", row.districtId())
                        .setParameter("owner", owner)
                        .getSingleResult());
    }

    Uni<Void> insert(Tx tx, TemplateRow row, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        insert into answer_template (district_id, id, office_id, user_id, kind, title, text, version, changed_at)
                        values (:district, :id, cast(:office as uuid), cast(:user as uuid), :kind, :title, :text, :version, :now)""")
                .setParameter("district", row.districtId())
                .setParameter("id", row.id())
                .setParameter("office", row.officeId())
                .setParameter("user", row.userId())
                .setParameter("kind", row.kind())
                .setParameter("title", row.title())
                .setParameter("text", row.text())
                .setParameter("version", row.version())
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> update(Tx tx, TemplateRow row, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        update answer_template set kind = :kind, title = :title, text = :text, version = :version, changed_at = :now
                        where district_id = :district and id = :id""")
                .setParameter("district", row.districtId())
                .setParameter("id", row.id())
                .setParameter("kind", row.kind())
                .setParameter("title", row.title())
                .setParameter("text", row.text())
                .setParameter("version", row.version())
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> delete(Tx tx, TemplateRow row) {
        return tx.session()
                .createNativeQuery("delete from answer_template where district_id = :district and id = :id")
                .setParameter("district", row.districtId())
                .setParameter("id", row.id())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static TemplateRow row(UUID district, Tuple row) {
        return new TemplateRow(
                district,
                row.get("id", UUID.class),
                row.get("office_id", UUID.class),
                row.get("user_id", UUID.class),
                row.get("kind", String.class),
                row.get("title", String.class),
                row.get("text", String.class),
                row.get("version", Long.class));
    }
}
