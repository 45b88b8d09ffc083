package io.qisheng.petitions;

import io.qisheng.petitions.PetitionListRepository.After;
import io.qisheng.petitions.PetitionListRepository.Rank;
import io.qisheng.petitions.PetitionSight.Way;
import io.qisheng.platform.page.Excerpt;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a page of petitions that hold certain words: those with the words in number or title first, then those with them in text or
 * enterprise; the newest first among each. Who sees a petition only because it is public finds it by number and title alone.
 *
 * <p>What is close to the caller is gone through. In all else the words are looked up, in slices of petitions that were filed one after another,
 * the latest slice first, until a page is full: words that many have are found at once. Of a slice that is full it is written down what is said
 * in it, so that of those only such are asked as may hold all of the words. So a page costs much the same whatever the words and however
 * many petitions there are.
 */
final class PetitionSearchStatement {

    private static final int HEAD = 1;
    static final int BODY = 2;
    private static final String ORDER = " order by tier, slice desc, filed_at desc, id desc limit ";

    /** What is not filed yet has no slice, and comes before all that has. */
    private static final String SLICE = "coalesce(s.slice, 2147483647)";

    private static final int RUN = 5;
    private static final Pattern CODE = Pattern.compile("[0-9a-z-]{" + RUN + ",}");

    private final PetitionSight sight;
    private final PetitionFilter filter;
    private final @Nullable After after;
    private final int limit;
    private final String words;
    private final String q;
    private final String sql;

    PetitionSearchStatement(
            UUID districtId,
            PetitionScope scope,
            PetitionFilter filter,
            String words,
            @Nullable After after,
            int limit) {
        this.sight = new PetitionSight(districtId, scope);
        this.filter = filter;
        this.after = after;
        this.limit = PetitionListStatement.rounded(limit);
        this.words = words.toLowerCase(Locale.ROOT);
        this.q = sight.place("q", this.words, "text");
        boolean isWide = !filter.mine() && sight.isWide();
        List<Way> ways = new ArrayList<>(sight.closeWays(filter.mine()));
        if (isWide && filter.isUnderWay()) {
            ways.addAll(sight.wideWays(true));
        }
        List<String> branches = new ArrayList<>();
        List<Way> walked = new ArrayList<>();
        for (Way way : ways) {
            branches.add(walk(way, walked));
            walked.add(way);
        }
        String heads = isWide && !filter.isUnderWay() ? lookUp(walked, branches) : "";
        this.sql = branches.isEmpty()
                ? ""
                : heads + "select * from (" + String.join(" union all ", branches) + ") found" + ORDER + this.limit;
    }

    /** Nobody with such grants finds any. */
    boolean isEmpty() {
        return sql.isEmpty();
    }

    String sql() {
        return sql;
    }

    /** In the order of their places. */
    List<Object> values() {
        return sight.values();
    }

    private String walk(Way way, List<Way> before) {
        String tier = "case when position(" + q + " in s.head) > 0 then " + HEAD + " else " + BODY + " end";
        // the fence keeps to the few petitions of the way; without it the words of all may be read first
        String of = " from (select p.* from " + way.from() + Way.butNot(before) + " and coalesce(" + sight.seen()
                + ", false)" + sight.narrowing(filter)
                + ") p cross join lateral (select s.head, s.slice from petition_search s where s.district_id = p.district_id"
                + " and s.petition_id = p.id and position(" + q + " in s.words) > 0 offset 0) s";
        return "(select * from (" + select(tier, SLICE) + of + ") gone where (whole or tier = " + HEAD + ")" + later()
                + ORDER + limit + ")";
    }

    private String later() {
        if (after == null || after.rank() == null) {
            return "";
        }
        Rank rank = after.rank();
        return " and (tier > %1$s or tier = %1$s and (slice < %2$s or slice = %2$s and (filed_at, id) < (%3$s, %4$s)))"
                .formatted(tier(rank), slice(rank), filedAt(after), id(after));
    }

    /**
     * Adds what is looked up to the branches: texts only where number and title have not filled the page, and only for staff, as to all
     * others whole petitions are close. Returns what stands before all.
     */
    private String lookUp(List<Way> walked, List<String> branches) {
        Rank rank = after == null ? null : after.rank();
        String holdsBody = "position(" + q + " in s.words) > 0 and position(" + q + " in s.head) = 0";
        if (rank != null && rank.tier() == BODY) {
            if (sight.isStaff()) {
                branches.add(slices(BODY, ":", holdsBody, sight.whole(), walked, rank, "true"));
            }
            return "";
        }
        String holdsHead = "position(" + q + " in s.head) > 0";
        String heads = slices(HEAD, "!", holdsHead, sight.seen(), walked, rank, "true");
        branches.add("(table heads)");
        if (sight.isStaff()) {
            String isShort = "(select count(*) from heads) < " + limit;
            branches.add(slices(BODY, ":", holdsBody, sight.whole(), walked, null, isShort));
        }
        return "with heads as materialized " + heads + " ";
    }

    /** The inner query is a fence: whatever the planner expects of the words, they are looked up. */
    private String slices(
            int tier, String mark, String holds, String who, List<Way> walked, @Nullable Rank rank, String when) {
        String later = rank == null || after == null
                ? ""
                : " and (n < %s or (p.filed_at, p.id) < (%s, %s))".formatted(slice(rank), filedAt(after), id(after));
        String upTo = rank == null ? "" : " and n <= " + slice(rank);
        return "(select page.* from (select n from (" + asked(mark) + ") may where " + when + upTo
                + " order by n desc) as slices (n) cross join lateral ("
                + select(Integer.toString(tier), "n")
                + " from (select s.petition_id from petition_search s where s.district_id = " + sight.district()
                + " and s.terms @> array(select n || '" + mark + "' || pair from unnest("
                + sight.place("pairs", pairs(words).toArray(String[]::new), "text[]") + ") as sought (pair)) and "
                + holds
                + " offset 0) s"
                + " join petition p on p.district_id = " + sight.district() + " and p.id = s.petition_id"
                + " where coalesce(" + who + ", false)" + Way.butNot(walked) + sight.narrowing(filter) + later
                + " order by p.filed_at desc, p.id desc limit " + limit + ") page limit " + limit + ")";
    }

    /** The slices that are not settled, and those of the others in which all that the words are told by is said. */
    private String asked(String mark) {
        String terms = sight.place(
                "terms " + mark,
                Stream.concat(pairs(words).stream(), runs(words).stream())
                        .map(mark::concat)
                        .toArray(String[]::new),
                "text[]");
        String below =
                "coalesce((select below from petition_slices_settled where district_id = " + sight.district() + "), 0)";
        return "select generate_series((select max(slice) from petition_search where district_id = " + sight.district()
                + "), " + below
                + ", -1) as n union all select held.block * 64 + bit from (select block, bit_and(slices) as slices"
                + " from petition_slice_term where district_id = " + sight.district() + " and term = any (" + terms
                + ") group by block having count(*) = cardinality(" + terms + ")) held"
                + " cross join generate_series(0, 63) as bits (bit)"
                + " where held.slices >> bit & 1 = 1 and held.block * 64 + bit < " + below;
    }

    /** Neighbouring characters, each two once, as {@code petition_bigrams} makes them. */
    private static List<String> pairs(String words) {
        int[] letters = words.codePoints().toArray();
        return IntStream.range(1, letters.length)
                .mapToObj(i -> Character.toString(letters[i - 1]) + Character.toString(letters[i]))
                .distinct()
                .toList();
    }

    /** What is in numbers and codes, five characters each, as {@code petition_codes} makes them. */
    private static List<String> runs(String words) {
        return CODE.matcher(words)
                .results()
                .map(MatchResult::group)
                .flatMap(
                        code -> IntStream.rangeClosed(0, code.length() - RUN).mapToObj(i -> code.substring(i, i + RUN)))
                .distinct()
                .toList();
    }

    private String select(String tier, String slice) {
        return "select " + PetitionListStatement.COLUMNS + ", coalesce(" + sight.whole() + ", false) as whole, " + tier
                + " as tier, " + slice
                + " as slice, " + cut(q);
    }

    /**
     * What stands around some words in the text, for {@link Excerpt#around}; nothing of what is hidden from anybody, as each look at it is told to its
     * filer, and a list is no look.
     *
     * @param q the place of the words in the statement
     */
    static String cut(String q) {
        return "case when p.hidden_paths = '{}' then " + Excerpt.cut("p.text", q) + " end as excerpt, coalesce("
                + Excerpt.place("p.text", q) + ", 0) as place";
    }

    private String tier(Rank rank) {
        return sight.place("after tier", rank.tier(), "int");
    }

    private String slice(Rank rank) {
        return sight.place("after slice", rank.slice(), "int");
    }

    private String filedAt(After row) {
        return sight.place("after", row.filedAt().atOffset(ZoneOffset.UTC), "timestamptz");
    }

    private String id(After row) {
        return sight.place("after id", row.id(), "uuid");
    }
}
