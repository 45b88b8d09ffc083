package io.qisheng.petitions.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Ids;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The statements that keep filters. */
@ApplicationScoped
class SavedFilterRepository {

    private final ObjectMapper json;

    SavedFilterRepository(ObjectMapper json) {
        this.json = json;
    }

    /** The caller's filters, the oldest first. */
    Uni<List<SavedFilterView>> list(Tx tx, Caller caller) {
        return tx.session()
                .createNativeQuery(
                        "select id, name, cast(filter as text) as filter from petition_saved_filter"
                                + " where district_id = :district and user_id = :user order by created_at, id",
                        Tuple.class)
                .setParameter("district", caller.districtId())
                .setParameter("user", caller.userId())
                .getResultList()
                .map(rows -> rows.stream().map(this::view).toList());
    }

    /** Keeps a filter in the place of one of the same name; its id. */
    Uni<UUID> put(Tx tx, Caller caller, SaveFilter wish, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        insert into petition_saved_filter (district_id, user_id, id, name, filter, created_at)
                        values (:district, :user, :id, :name, cast(cast(:filter as text) as jsonb), :now)
                        on conflict (district_id, user_id, name) do update set filter = excluded.filter
                        returning id""", UUID.class)
                .setParameter("district", caller.districtId())
                .setParameter("user", caller.userId())
                .setParameter("id", Ids.next())
                .setParameter("name", wish.name())
                .setParameter("filter", json.valueToTree(wish.query()).toString())
                .setParameter("now", now)
                .getSingleResult();
    }

    /** How many went: one, or none where it is not the caller's. */
    Uni<Integer> delete(Tx tx, Caller caller, UUID id) {
        return tx.session()
                .createNativeQuery(
                        "delete from petition_saved_filter where district_id = :district and user_id = :user and id = :id")
                .setParameter("district", caller.districtId())
                .setParameter("user", caller.userId())
                .setParameter("id", id)
                .executeUpdate();
    }

    private SavedFilterView view(Tuple row) {
        return new SavedFilterView(
                row.get("id", UUID.class), row.get("name", String.class), query(row.get("filter", String.class)));
    }

    private Map<String, String> query(String stored) {
        try {
            return json.readValue(stored, new TypeReference<>() {});
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a stored filter cannot be read", corrupt);
        }
    }
}
