package io.qisheng.petitions.clusters.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Groups petitions by what they say, and by category, place and industry. Texts are compared by their pairs of neighbouring characters; a
 * pair that few have weighs more than one that many have. Two groups become one where their petitions are near to each other on average, the
 * nearest first, so that no chain of neighbours ties together what has nothing in common.
 */
public final class Clustering {

    /** Fewer enterprises than this are neighbours, and no common cause. */
    public static final int FEWEST_ENTERPRISES = 3;

    private static final double NEAR = 0.17;
    private static final double WORTH_A_LOOK = 0.1;
    private static final double TITLE_WEIGHT = 2;
    private static final double SAME_CATEGORY = 0.08;
    private static final double SAME_PLACE = 0.04;
    private static final double SAME_INDUSTRY = 0.03;
    private static final double NEARLY_ALL = 0.8;
    private static final int MOST_WORDS = 2;
    private static final int LONGEST_WORD = 8;

    private final List<ClusterCase> cases;
    private final List<Map<String, Double>> vectors;
    private final double[][] likeness;

    private Clustering(List<ClusterCase> cases) {
        this.cases = cases;
        this.vectors = vectors(cases);
        this.likeness = new double[cases.size()][cases.size()];
    }

    /** A pair of groups that may become one. */
    private record Pair(int one, int other, double near) {}

    /** The groups of enough enterprises, the largest first. */
    public static List<Cluster> of(List<ClusterCase> cases) {
        Clustering clustering = new Clustering(List.copyOf(cases));
        clustering.compare();
        return clustering.groups().stream()
                .map(clustering::cluster)
                .filter(cluster -> cluster.enterprises() >= FEWEST_ENTERPRISES)
                .sorted(Comparator.comparingInt(Cluster::enterprises).reversed())
                .toList();
    }

    /** Each text as a direction: its length is one, so that long texts are not nearer to everything. */
    private static List<Map<String, Double>> vectors(List<ClusterCase> cases) {
        List<Map<String, Double>> counted =
                cases.stream().map(Clustering::weighted).toList();
        Map<String, Integer> having = new HashMap<>();
        counted.forEach(pairs -> pairs.keySet().forEach(pair -> having.merge(pair, 1, Integer::sum)));
        return counted.stream()
                .map(pairs -> direction(pairs, having, cases.size()))
                .toList();
    }

    private static Map<String, Double> weighted(ClusterCase one) {
        Map<String, Double> pairs = new HashMap<>();
        pairs(one.text()).forEach(pair -> pairs.put(pair, 1.0));
        pairs(one.title()).forEach(pair -> pairs.merge(pair, TITLE_WEIGHT, Double::sum));
        return pairs;
    }

    private static Map<String, Double> direction(Map<String, Double> pairs, Map<String, Integer> having, int all) {
        Map<String, Double> weights = new HashMap<>();
        pairs.forEach((pair, weight) ->
                weights.put(pair, weight * Math.log(1 + (double) all / having.getOrDefault(pair, 1))));
        double length = Math.sqrt(
                weights.values().stream().mapToDouble(weight -> weight * weight).sum());
        weights.replaceAll((pair, weight) -> weight / length);
        return weights;
    }

    /** Neighbouring letters; what stands between words is no letter. */
    private static Set<String> pairs(String words) {
        int[] points = words.toLowerCase(Locale.ROOT).codePoints().toArray();
        Set<String> pairs = new HashSet<>();
        for (int i = 1; i < points.length; i++) {
            if (Character.isLetterOrDigit(points[i - 1]) && Character.isLetterOrDigit(points[i])) {
                pairs.add(new String(points, i - 1, 2));
            }
        }
        return pairs;
    }

    /** Only those that share a pair are compared. */
    private void compare() {
        Map<String, List<Integer>> holders = new HashMap<>();
        for (int i = 0; i < vectors.size(); i++) {
            for (Map.Entry<String, Double> pair : vectors.get(i).entrySet()) {
                List<Integer> before = holders.computeIfAbsent(pair.getKey(), unused -> new ArrayList<>());
                for (int j : before) {
                    double common = pair.getValue() * vectors.get(j).getOrDefault(pair.getKey(), 0.0);
                    likeness[i][j] += common;
                    likeness[j][i] += common;
                }
                before.add(i);
            }
        }
        for (int i = 0; i < cases.size(); i++) {
            for (int j = 0; j < cases.size(); j++) {
                likeness[i][j] += likeness[i][j] < WORTH_A_LOOK ? 0 : bonus(cases.get(i), cases.get(j));
            }
        }
    }

    private static double bonus(ClusterCase one, ClusterCase other) {
        return (one.category().equals(other.category()) ? SAME_CATEGORY : 0)
                + (one.place() != null && one.place().equals(other.place()) ? SAME_PLACE : 0)
                + (one.industry() != null && one.industry().equals(other.industry()) ? SAME_INDUSTRY : 0);
    }

    /** The nearest first; each petition is in one group. */
    private List<List<Integer>> groups() {
        List<Pair> near = new ArrayList<>();
        List<List<Integer>> groupOf = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            groupOf.add(new ArrayList<>(List.of(i)));
            for (int j = 0; j < i; j++) {
                if (likeness[i][j] >= NEAR) {
                    near.add(new Pair(i, j, likeness[i][j]));
                }
            }
        }
        near.sort(Comparator.comparingDouble(Pair::near).reversed());
        for (Pair pair : near) {
            List<Integer> one = groupOf.get(pair.one());
            List<Integer> other = groupOf.get(pair.other());
            if (one != other && average(one, other) >= NEAR) {
                one.addAll(other);
                other.forEach(member -> groupOf.set(member, one));
            }
        }
        return List.copyOf(new LinkedHashSet<>(groupOf));
    }

    private double average(List<Integer> one, List<Integer> other) {
        double sum = 0;
        for (int i : one) {
            for (int j : other) {
                sum += likeness[i][j];
            }
        }
        return sum / (one.size() * (double) other.size());
    }

    private Cluster cluster(List<Integer> group) {
        List<ClusterCase> members = group.stream().sorted().map(cases::get).toList();
        int enterprises =
                (int) members.stream().map(ClusterCase::enterpriseId).distinct().count();
        return new Cluster(
                members,
                enterprises,
                common(members, ClusterCase::category),
                common(members, ClusterCase::place),
                common(members, ClusterCase::industry),
                words(members));
    }

    /** What all have; nothing where one has another, or none. */
    private static <T> @Nullable T common(List<ClusterCase> members, Function<ClusterCase, @Nullable T> of) {
        T first = of.apply(members.getFirst());
        return first != null && members.stream().allMatch(member -> first.equals(of.apply(member))) ? first : null;
    }

    /** The longest runs of letters that nearly all have, none of them within another. */
    private static List<String> words(List<ClusterCase> members) {
        List<String> texts = members.stream()
                .map(member -> (member.title() + "\n" + member.text()).toLowerCase(Locale.ROOT))
                .toList();
        List<String> found = new ArrayList<>();
        for (String text : texts.subList(0, Math.min(2, texts.size()))) {
            found.addAll(runs(text, texts));
        }
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt((String run) -> run.codePointCount(0, run.length()))
                        .reversed())
                .reduce(new ArrayList<String>(), Clustering::withoutParts, (one, other) -> one)
                .stream()
                .limit(MOST_WORDS)
                .map(run -> asWritten(run, members))
                .toList();
    }

    /** As the first who says it writes it: texts are compared without regard to capitals. */
    private static String asWritten(String run, List<ClusterCase> members) {
        for (ClusterCase member : members) {
            String text = member.title() + "\n" + member.text();
            String lower = text.toLowerCase(Locale.ROOT);
            int at = lower.indexOf(run);
            if (at >= 0 && lower.length() == text.length()) {
                return text.substring(at, at + run.length());
            }
        }
        return run;
    }

    private static ArrayList<String> withoutParts(ArrayList<String> kept, String run) {
        if (kept.stream().noneMatch(longer -> longer.contains(run))) {
            kept.add(run);
        }
        return kept;
    }

    private static List<String> runs(String text, List<String> texts) {
        int[] points = text.codePoints().toArray();
        List<String> runs = new ArrayList<>();
        for (int from = 0; from + 1 < points.length; from++) {
            int to = from;
            while (to < points.length
                    && to - from < LONGEST_WORD
                    && Character.isLetterOrDigit(points[to])
                    && isWithMost(new String(points, from, to + 1 - from), texts)) {
                to++;
            }
            if (to - from > 1) {
                runs.add(new String(points, from, to - from));
            }
        }
        return runs;
    }

    private static boolean isWithMost(String run, List<String> texts) {
        int missing = 0;
        for (String text : texts) {
            missing += text.contains(run) ? 0 : 1;
            if (texts.size() - missing < NEARLY_ALL * texts.size()) {
                return false;
            }
        }
        return true;
    }
}
