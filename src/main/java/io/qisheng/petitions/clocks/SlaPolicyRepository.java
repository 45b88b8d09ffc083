package io.qisheng.petitions.clocks;

import io.qisheng.petitions.clocks.SlaPolicyView.Written;
import io.qisheng.petitions.domain.SlaPolicies;
import io.qisheng.petitions.domain.SlaPolicies.Policy;
import io.qisheng.petitions.domain.SlaPolicies.Terms;
import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Versions of policies. Those of district 0 are shipped; a district's own go on counting from there. */
@ApplicationScoped
public class SlaPolicyRepository {

    private static final String COLUMNS = """
            district_id, category, urgency, complexity, version, valid_from, active, accept_days, take_days,
            first_contact_days, answer_days, review_days, rating_days, written_by""";

    /** The policies of all districts with all their versions. */
    public Uni<SlaPolicies> all(Tx tx) {
        return tx.session()
                .createNativeQuery("select " + COLUMNS + " from sla_policy", Tuple.class)
                .getResultList()
                .map(rows -> new SlaPolicies(rows.stream()
                        .map(SlaPolicyRepository::written)
                        .map(Written::policy)
                        .toList()));
    }

    /** The versions that a district knows, the latest first. */
    Uni<List<Written>> of(Tx tx, UUID districtId) {
        return tx.session()
                .createNativeQuery(
                        "select " + COLUMNS + " from sla_policy where district_id in (:district, :shipped)"
                                + " order by version desc, valid_from desc",
                        Tuple.class)
                .setParameter("district", districtId)
                .setParameter("shipped", SlaPolicies.SHIPPED)
                .getResultList()
                .map(rows -> rows.stream().map(SlaPolicyRepository::written).toList());
    }

    /** Makes those who write a district's policies wait for each other. */
    Uni<Void> lock(Tx tx, UUID districtId) {
        return tx.session()
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:name, 0))", Object.class)
                .setParameter("name", "sla-policy " + districtId)
                .getSingleResultOrNull()
                .replaceWithVoid();
    }

    Uni<Void> insert(Tx tx, Policy policy, String by) {
        Terms terms = policy.terms();
        return tx.session()
                .createNativeQuery("insert into sla_policy (" + COLUMNS + """
                        ) values (:district, cast(:category as text), :urgency, :complexity, :version, :from, :active, :accept, :take,
                            :contact, :answer, :review, :rating, :by)""")
                .setParameter("district", policy.districtId())
                .setParameter("category", policy.category())
                .setParameter("urgency", policy.urgency().name())
                .setParameter("complexity", policy.complexity().name())
                .setParameter("version", policy.version())
                .setParameter("from", policy.validFrom())
                .setParameter("active", policy.active())
                .setParameter("accept", terms.accept())
                .setParameter("take", terms.take())
                .setParameter("contact", terms.firstContact())
                .setParameter("answer", terms.answer())
                .setParameter("review", terms.review())
                .setParameter("rating", terms.rating())
                .setParameter("by", by)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Written written(Tuple row) {
        Policy policy = new Policy(
                row.get("district_id", UUID.class),
                row.get("category", String.class),
                Urgency.valueOf(row.get("urgency", String.class)),
                Complexity.valueOf(row.get("complexity", String.class)),
                row.get("version", Integer.class),
                row.get("valid_from", OffsetDateTime.class).toInstant(),
                row.get("active", Boolean.class),
                new Terms(
                        days(row, "accept_days"),
                        days(row, "take_days"),
                        days(row, "first_contact_days"),
                        days(row, "answer_days"),
                        days(row, "review_days"),
                        days(row, "rating_days")));
        return new Written(policy, row.get("written_by", String.class));
    }

    private static int days(Tuple row, String column) {
        return row.get(column, Number.class).intValue();
    }
}
