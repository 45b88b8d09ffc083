package io.qisheng.petitions;

import io.qisheng.petitions.domain.SlaPolicies;
import io.qisheng.petitions.domain.SlaPolicies.Policy;
import io.qisheng.petitions.domain.SlaPolicies.Terms;
import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;

/** What petitions can be about and how long each may take. */
@ApplicationScoped
class CatalogueRepository {

    Uni<List<PetitionCategory>> categories(Tx tx) {
        return tx.session()
                .createNativeQuery("select code, label from petition_category where active order by place", Tuple.class)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new PetitionCategory(row.get(0, String.class), row.get(1, String.class)))
                        .toList());
    }

    Uni<SlaPolicies> policies(Tx tx) {
        return tx.session()
                .createNativeQuery("""
                        select category, urgency, complexity, accept_days, take_days, first_contact_days, answer_days,
                            review_days, rating_days
                        from sla_policy""", Tuple.class)
                .getResultList()
                .map(rows -> new SlaPolicies(
                        rows.stream().map(CatalogueRepository::policy).toList()));
    }

    private static Policy policy(Tuple row) {
        return new Policy(
                row.get("category", String.class),
                Urgency.valueOf(row.get("urgency", String.class)),
                Complexity.valueOf(row.get("complexity", String.class)),
                new Terms(
                        days(row, "accept_days"),
                        days(row, "take_days"),
                        days(row, "first_contact_days"),
                        days(row, "answer_days"),
                        days(row, "review_days"),
                        days(row, "rating_days")));
    }

    private static int days(Tuple row, String column) {
        return row.get(column, Number.class).intValue();
    }
}
