package io.qisheng.petitions.statistics;

import io.qisheng.organisations.Organisations;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statement that reads the petitions behind a number, the newest day first. Facts are read along an index and cut to a
 * page before their petitions are looked up; what a department leads is read department by department. The cut stands in the
 * text, so that a plan can be kept: it may give more rows than were asked for.
 */
public final class CaseStatement {

    private static final int SHORT = 21;
    private static final int LONG = 101;
    private static final String ORDER = " order by f.day desc, f.petition_id desc, f.nth desc";

    private final Within within;
    private final CaseFilter filter;
    private final List<Object> values = new ArrayList<>();
    private final String district;
    private final String common;
    private final int limit;

    public CaseStatement(
            UUID districtId, Within within, CaseFilter filter, OffsetDateTime now, @Nullable After after, int limit) {
        this.within = within;
        this.filter = filter;
        this.district = value(districtId);
        this.common = " and f.rate = " + value(filter.rate().name()) + " and f.day between "
                + value(filter.span().from()) + " and " + value(filter.span().to()) + part(now) + narrowing()
                + (after == null ? "" : after(after));
        this.limit = limit <= SHORT ? SHORT : LONG;
    }

    /** Where a page begins: after this fact. */
    public record After(LocalDate day, UUID petitionId, int nth) {}

    /** What stands for $1, $2 … */
    public List<Object> values() {
        return values;
    }

    /** The rows in their order; nothing where the caller reaches none. */
    public @Nullable String rows(String columns) {
        List<String> branches = new ArrayList<>();
        if (!within.overseen().isEmpty()) {
            branches.add("select f.district_id, f.petition_id, f.day, f.nth from ("
                    + cut(" and (f.area || '/') ^@ any (" + array(within.overseenArray()) + ")") + ") f");
        }
        if (!within.departments().isEmpty()) {
            branches.add(led());
        }
        return branches.isEmpty()
                ? null
                : "select " + columns + ", f.day, f.nth from (" + String.join(" union ", branches)
                        + " order by day desc, petition_id desc, nth desc limit " + limit
                        + ") f join petition p on p.district_id = f.district_id and p.id = f.petition_id" + ORDER;
    }

    private String led() {
        String departments =
                Organisations.departmentsAt(district, array(within.departments().toArray(String[]::new)));
        return "select f.district_id, f.petition_id, f.day, f.nth from (" + departments + ") led cross join lateral ("
                + cut(" and f.department_id = led.id and (f.department_path || '/') ^@ any ("
                        + array(within.departmentArray()) + ")")
                + ") f";
    }

    private String cut(String where) {
        return "select f.district_id, f.petition_id, f.day, f.nth from petition_fact f where f.district_id = "
                + district + common + where + ORDER + " limit " + limit;
    }

    private String part(OffsetDateTime now) {
        return filter.numerator() ? " and f.good" : " and (f.good is not null or f.late or f.due < " + value(now) + ")";
    }

    private String narrowing() {
        UUID department = filter.departmentId();
        String category = filter.category();
        UUID area = filter.areaId();
        return " and not f.hidden_paths && " + array(Objects.requireNonNull(within.seatedArray()))
                + (department == null ? "" : " and f.department_id = " + value(department))
                + (category == null ? "" : " and f.category = " + value(category))
                + (area == null ? "" : " and f.area = " + Organisations.pathOf(district, value(area)));
    }

    private String after(After after) {
        return " and (f.day, f.petition_id, f.nth) < (" + value(after.day()) + ", " + value(after.petitionId()) + ", "
                + value(after.nth()) + ")";
    }

    private String array(String[] texts) {
        return value(texts) + "::text[]";
    }

    private String value(Object value) {
        values.add(value);
        return "$" + values.size();
    }
}
