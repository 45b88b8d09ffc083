package io.qisheng.petitions;

import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What petitions can be about. */
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

    /** How all categories are called by their codes, in their order, also those that nobody can choose any more. */
    Uni<Map<String, String>> labels(Tx tx) {
        return tx.session()
                .createNativeQuery("select code, label from petition_category order by place", Tuple.class)
                .getResultList()
                .map(rows -> {
                    Map<String, String> labels = new LinkedHashMap<>();
                    rows.forEach(row -> labels.put(row.get(0, String.class), row.get(1, String.class)));
                    return labels;
                });
    }
}
