package io.qisheng.petitions.publishing;

import io.qisheng.petitions.publishing.PublicationRepository.After;
import io.qisheng.platform.page.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a page of the board, newest first. Each category is a stretch of an index with a cut of its own, so that a page
 * costs the same however much was published.
 */
final class PublicationStatement {

    private static final String ROW =
            "p.id, p.title, p.category, p.department_id, p.department_name, p.outcome, p.answered_at, p.published_at, ";

    private static final String BEGINNING = "left(p.answer, 121)";

    /** With how the answer begins. */
    static final String COLUMNS = ROW + BEGINNING + " as excerpt, 0 as place, false as asked";

    private static final String ORDER = " order by p.published_at desc, p.id desc limit ";

    private final List<Object> values = new ArrayList<>();
    private final String sql;

    PublicationStatement(UUID districtId, PublicationFilter filter, @Nullable After after, int limit) {
        String district = place(districtId, "uuid");
        String most = place(limit, "integer");
        String q = filter.q();
        String words = q == null ? null : place(q.toLowerCase(Locale.ROOT), "text");
        String columns = words == null ? COLUMNS : found(words);
        String narrowing = narrowing(filter, words, after);
        List<String> categories = filter.categories().isEmpty()
                ? List.of("")
                : filter.categories().stream()
                        .map(category -> " and p.category = " + place(category, "text"))
                        .toList();
        this.sql = categories.stream()
                .map(category -> "(select " + columns + " from publication p where p.district_id = " + district
                        + " and p.withdrawn_at is null" + category + narrowing + ORDER + most + ")")
                .collect(Collectors.joining(" union all ", "select * from (", ") p" + ORDER + most));
    }

    String sql() {
        return sql;
    }

    /** In the order of their places. */
    List<Object> values() {
        return values;
    }

    /** With what stands around the words in the answer, else in the question; they may stand in the title alone. */
    private static String found(String words) {
        String answered = Excerpt.place("p.answer", words);
        String asked = Excerpt.place("p.question", words);
        String first = "case when " + answered + " > 0 then %s when " + asked + " > 0 then %s else %s end as ";
        return ROW
                + first.formatted(Excerpt.cut("p.answer", words), Excerpt.cut("p.question", words), BEGINNING)
                + "excerpt, " + first.formatted(answered, asked, "0") + "place, " + answered + " = 0 and " + asked
                + " > 0 as asked";
    }

    private String narrowing(PublicationFilter filter, @Nullable String words, @Nullable After after) {
        StringBuilder narrowing = new StringBuilder();
        UUID policy = filter.policyId();
        if (policy != null) {
            narrowing.append(" and p.policy_id = ").append(place(policy, "uuid"));
        }
        if (words != null) {
            narrowing.append(
                    " and p.bigrams @> petition_bigrams(%1$s) and position(%1$s in p.words) > 0".formatted(words));
        }
        if (after != null) {
            narrowing.append(" and (p.published_at, p.id) < (%s, %s)"
                    .formatted(place(after.publishedAt(), "timestamptz"), place(after.id(), "uuid")));
        }
        return narrowing.toString();
    }

    private String place(Object value, String type) {
        values.add(value);
        return "$" + values.size() + "::" + type;
    }
}
