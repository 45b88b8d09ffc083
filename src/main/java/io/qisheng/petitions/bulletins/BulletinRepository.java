package io.qisheng.petitions.bulletins;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.qisheng.petitions.bulletins.StoredBulletin.Office;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** The statements that keep bulletins. There is one a month and office. */
@ApplicationScoped
class BulletinRepository {

    /** How bulletins are written may change, what is stored stays readable: hence a mapper of its own. */
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final Set<Role> OVERSEERS = EnumSet.of(Role.DESK, Role.SUPERVISOR, Role.ADMIN, Role.AUDITOR);

    private static final String SEEN = """
            select b.district_id, b.id, b.office_id, b.office_name, b.office_path, b.month, b.version, cast(b.words as text) as words,
                cast(b.figures as text) as figures, b.figures_at, b.made_by, b.issued_at, b.issued_by
            from bulletin b where b.district_id = :district
              and (b.status = 'ISSUED' and (b.office_path = any (string_to_array(:above, ','))
                    or (b.office_path || '/') ^@ any (string_to_array(:below, ',')))
                or (b.office_path || '/') ^@ any (string_to_array(:overseen, ',')))""";

    /** Where a page begins: after this row. */
    record After(LocalDate month, UUID id) {}

    Uni<List<StoredBulletin>> page(Tx tx, Caller caller, @Nullable After after, int limit) {
        SelectionQuery<Tuple> query = seen(
                        tx,
                        caller,
                        (after == null ? "" : " and (b.month, b.id) < (:afterMonth, :afterId)")
                                + " order by b.month desc, b.id desc limit :limit")
                .setParameter("limit", limit);
        if (after != null) {
            query.setParameter("afterMonth", after.month()).setParameter("afterId", after.id());
        }
        return query.getResultList()
                .map(rows -> rows.stream().map(BulletinRepository::bulletin).toList());
    }

    /** A bulletin that the caller may know of. */
    Uni<@Nullable StoredBulletin> find(Tx tx, Caller caller, UUID id) {
        return one(tx, caller, id, "");
    }

    /** The same for whoever changes it. */
    Uni<@Nullable StoredBulletin> lock(Tx tx, Caller caller, UUID id) {
        return one(tx, caller, id, " for update");
    }

    private static Uni<@Nullable StoredBulletin> one(Tx tx, Caller caller, UUID id, String lock) {
        return seen(tx, caller, " and b.id = :id" + lock)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : bulletin(row));
    }

    private static SelectionQuery<Tuple> seen(Tx tx, Caller caller, String more) {
        List<String> offices = caller.grants().stream()
                .filter(grant -> grant.role().isStaff())
                .map(Grant::path)
                .distinct()
                .toList();
        return tx.session()
                .createNativeQuery(SEEN + more, Tuple.class)
                .setParameter("district", caller.districtId())
                .setParameter("above", joined(offices.stream().flatMap(path -> Grant.lineOf(path).stream())))
                .setParameter("below", joined(offices.stream().map(path -> path + "/")))
                .setParameter(
                        "overseen",
                        joined(OVERSEERS.stream()
                                .flatMap(role -> caller.paths(role).stream())
                                .map(path -> path + "/")));
    }

    private static String joined(Stream<String> paths) {
        return String.join(",", paths.distinct().toList());
    }

    /** Whether the month had none. */
    Uni<Boolean> insert(Tx tx, StoredBulletin bulletin) {
        return tx.session()
                .createNativeQuery("""
                        insert into bulletin (district_id, id, office_id, office_name, office_path, month, status, version, words, figures,
                            figures_at, made_by)
                        values (:district, :id, :office, :officeName, :officePath, :month, 'DRAFT', :version, cast(cast(:words as text) as jsonb),
                            cast(cast(:figures as text) as jsonb), :figuresAt, :madeBy)
                        on conflict on constraint bulletin_month_key do nothing""")
                .setParameter("district", bulletin.districtId())
                .setParameter("id", bulletin.id())
                .setParameter("office", bulletin.office().id())
                .setParameter("officeName", bulletin.office().name())
                .setParameter("officePath", bulletin.office().path())
                .setParameter("month", bulletin.month().atDay(1))
                .setParameter("version", bulletin.version())
                .setParameter("words", encode(bulletin.words()))
                .setParameter("figures", encode(bulletin.figures()))
                .setParameter("figuresAt", bulletin.figuresAt())
                .setParameter("madeBy", bulletin.madeBy())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Writes one whose row is locked. */
    Uni<Void> update(Tx tx, StoredBulletin bulletin) {
        return tx.session()
                .createNativeQuery("""
                        update bulletin set status = :status, version = :version, words = cast(cast(:words as text) as jsonb),
                            figures = cast(cast(:figures as text) as jsonb), figures_at = :figuresAt, made_by = :madeBy,
                            issued_at = cast(:issuedAt as timestamptz), issued_by = cast(:issuedBy as text)
                        where district_id = :district and id = :id""")
                .setParameter("district", bulletin.districtId())
                .setParameter("id", bulletin.id())
                .setParameter("status", bulletin.status())
                .setParameter("version", bulletin.version())
                .setParameter("words", encode(bulletin.words()))
                .setParameter("figures", encode(bulletin.figures()))
                .setParameter("figuresAt", bulletin.figuresAt())
                .setParameter("madeBy", bulletin.madeBy())
                .setParameter("issuedAt", bulletin.issuedAt())
                .setParameter("issuedBy", bulletin.issuedBy())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static StoredBulletin bulletin(Tuple row) {
        OffsetDateTime issuedAt = row.get("issued_at", OffsetDateTime.class);
        return new StoredBulletin(
                row.get("district_id", UUID.class),
                row.get("id", UUID.class),
                new Office(
                        row.get("office_id", UUID.class),
                        row.get("office_name", String.class),
                        row.get("office_path", String.class)),
                YearMonth.from(row.get("month", LocalDate.class)),
                row.get("version", Long.class),
                decode(row.get("words", String.class), Words.class),
                decode(row.get("figures", String.class), Figures.class),
                instant(row.get("figures_at", OffsetDateTime.class)),
                row.get("made_by", String.class),
                issuedAt == null ? null : instant(issuedAt),
                row.get("issued_by", String.class));
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    private static String encode(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a bulletin cannot be written", e);
        }
    }

    private static <T> T decode(String document, Class<T> type) {
        try {
            return JSON.readValue(document, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a bulletin cannot be read", e);
        }
    }
}
