package io.qisheng.petitions;

import io.qisheng.petitions.domain.PetitionStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who sees which petitions, in SQL about a row {@code p}, with the values that stand in it. What {@code own} and {@code staff} say,
 * {@code PetitionAudience} says in Java; a test holds the two together.
 */
final class PetitionSight {

    private static final int FEW = 2;
    private static final Pattern CODE = Pattern.compile("[A-Z_]{1,40}");

    private final PetitionScope scope;
    private final List<Object> values = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();
    private final String district;
    private final String whole;
    private final String seen;

    PetitionSight(UUID districtId, PetitionScope scope) {
        this.scope = scope;
        this.district = place("district", districtId, "uuid");
        this.whole = isStaff() ? own() + " or " + staff() : own();
        this.seen = isOwner() ? whole + " or " + open() : whole;
    }

    /** In the order of their places. */
    List<Object> values() {
        return values;
    }

    String district() {
        return district;
    }

    /** Whether all of the row is for the caller. */
    String whole() {
        return whole;
    }

    /** Whether something of the row is for the caller. */
    String seen() {
        return seen;
    }

    boolean isOwner() {
        return !scope.enterprises().isEmpty();
    }

    /** Whether there are such as {@link #wideWays}. */
    boolean isWide() {
        return isOwner() || isStaff();
    }

    /** Whether the caller sees what others filed, by an office. */
    boolean isStaff() {
        return !scope.overseen().isEmpty() || !scope.departments().isEmpty();
    }

    /**
     * A way to come by petitions, told by an index.
     *
     * @param from where a row {@code p} is read, and on which condition
     * @param is what is true of the rows that come this way, and no others
     * @param filedAt the column by which the index is in the order of a list, and then {@code id}
     */
    record Way(String from, String is, String filedAt, String id) {

        /** What leaves out the rows that have come by some ways before. */
        static String butNot(List<Way> before) {
            return before.stream()
                    .map(way -> " and not coalesce(" + way.is() + ", false)")
                    .collect(Collectors.joining());
        }
    }

    /** What has to do with the caller alone: not more than one has had in one's years. */
    List<Way> closeWays(boolean mine) {
        List<Way> ways = new ArrayList<>();
        if (mine) {
            ways.add(way("p.filer_id = " + user()));
            ways.add(way("p.handler_id = " + user()));
            ways.add(way("p.filed_by_id = " + user()));
            if (isOwner()) {
                ways.add(way("(" + ofEnterprises() + " and p.filer_id is null)"));
            }
            return ways;
        }
        if (isOwner()) {
            ways.add(way(ofEnterprises()));
        }
        if (!scope.overseen().isEmpty()) {
            ways.add(way("p.filed_by_id = " + user()));
        }
        return ways;
    }

    /**
     * What reaches as far as the caller's offices do, or to all owners.
     *
     * @param underWay whether only what is not over is asked for: that is told by its status, as there is never much of it
     */
    List<Way> wideWays(boolean underWay) {
        List<Way> ways = new ArrayList<>();
        if (isOwner()) {
            ways.add(way("(p.visibility = 'PUBLIC' and p.accepted_at is not null)"));
        }
        if (!scope.overseen().isEmpty()) {
            ways.add(way("p.status <> 'DRAFT'"));
        }
        for (String path : outermost()) {
            String place = place("department " + path, path, "text");
            ways.add(underWay ? way("p.department_paths @> array[" + place + "]") : departmentWay(place));
        }
        return ways;
    }

    /** Who oversees comes by all of it already, and what is within one department comes with it. */
    private List<String> outermost() {
        List<String> all = scope.departments();
        return scope.overseen().isEmpty()
                ? all.stream()
                        .distinct()
                        .filter(path -> all.stream().noneMatch(other -> path.startsWith(other + "/")))
                        .toList()
                : List.of();
    }

    private Way way(String is) {
        return new Way("petition p where p.district_id = " + district + " and " + is, is, "p.filed_at", "p.id");
    }

    /** Along the rows of the department, which stand in the order of a list. The inner query is a fence: they are gone along one by one. */
    private Way departmentWay(String place) {
        return new Way(
                "petition_department d cross join lateral (select p.* from petition p where p.district_id = d.district_id"
                        + " and p.id = d.petition_id offset 0) p where d.district_id = " + district + " and d.path = "
                        + place,
                "p.department_paths @> array[" + place + "]",
                "d.filed_at",
                "d.petition_id");
    }

    /** What a filter leaves, but for its words. */
    String narrowing(PetitionFilter filter) {
        StringBuilder narrowing = new StringBuilder();
        if (!filter.statuses().isEmpty()) {
            List<String> names = filter.statuses().stream()
                    .distinct()
                    .sorted()
                    .map(PetitionStatus::name)
                    .toList();
            narrowing
                    .append(" and p.status in ('")
                    .append(String.join("', '", names))
                    .append("')");
        }
        if (!filter.categories().isEmpty()) {
            narrowing.append(" and ").append(in("p.category", filter.categories()));
        }
        UUID department = filter.departmentId();
        if (department != null) {
            narrowing.append(" and p.lead_department_id = ").append(place("department", department, "uuid"));
        }
        return narrowing.toString();
    }

    /** The place of a value in the statement, the same for the same name. */
    String place(String name, Object value, String type) {
        return places.computeIfAbsent(name, unused -> {
            values.add(value);
            return "$" + values.size() + "::" + type;
        });
    }

    private String own() {
        String drafted = "(p.number is null and p.filed_by_id = " + user() + ")";
        return isOwner()
                ? "(" + ofEnterprises() + " and (p.filer_id = " + user() + " or (p.number is not null"
                        + " and (p.filer_id is null or p.visibility in ('ENTERPRISE', 'PUBLIC'))))) or " + drafted
                : drafted;
    }

    private String staff() {
        List<String> reaches = new ArrayList<>();
        if (!scope.overseen().isEmpty()) {
            reaches.add("p.scope_paths && " + place("overseen", array(scope.overseen()), "text[]"));
        }
        if (!scope.departments().isEmpty()) {
            reaches.add("p.department_paths && " + departments());
        }
        return "(p.number is not null and not p.hidden_paths && " + place("seated", array(scope.seated()), "text[]")
                + " and (" + String.join(" or ", reaches) + "))";
    }

    private String open() {
        return "(p.visibility = 'PUBLIC' and p.accepted_at is not null and not " + ofEnterprises() + ")";
    }

    private String in(String column, List<String> codes) {
        List<String> sorted = codes.stream().distinct().sorted().toList();
        return sorted.size() <= FEW
                        && sorted.stream().allMatch(code -> CODE.matcher(code).matches())
                ? column + " in ('" + String.join("', '", sorted) + "')"
                : column + " = any (" + place(column, array(sorted), "text[]") + ")";
    }

    private String user() {
        return place("user", scope.userId(), "uuid");
    }

    /** Most owners have one enterprise, of which the index gives the newest first. */
    private String ofEnterprises() {
        List<UUID> enterprises = scope.enterprises();
        return enterprises.size() == 1
                ? "p.enterprise_id = " + place("enterprise", enterprises.getFirst(), "uuid")
                : "p.enterprise_id = any (" + place("enterprises", enterprises.toArray(UUID[]::new), "uuid[]") + ")";
    }

    private String departments() {
        return place("departments", array(scope.departments()), "text[]");
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
