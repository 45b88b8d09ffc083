package io.qisheng.local.demo;

import io.qisheng.petitions.domain.SlaPolicies.Policy;
import io.qisheng.petitions.domain.SlaPolicies.Terms;
import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import io.qisheng.platform.time.CalendarYear;
import io.qisheng.platform.time.WorkingCalendar;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the migrations and the parts before have put into the database and petitions are told with. */
public record DemoCatalogue(WorkingCalendar calendar, List<Policy> policies, Map<String, Place> organisations) {

    /** An organisation's name and path. */
    public record Place(String name, String path) {}

    public static DemoCatalogue read(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            return new DemoCatalogue(calendar(statement), policies(statement), organisations(statement));
        }
    }

    String name(String code) {
        return Objects.requireNonNull(organisations.get(code), code).name();
    }

    String path(String code) {
        return Objects.requireNonNull(organisations.get(code), code).path();
    }

    private static WorkingCalendar calendar(Statement statement) throws SQLException {
        Map<Integer, Set<LocalDate>> rest = new HashMap<>();
        Map<Integer, Set<LocalDate>> work = new HashMap<>();
        try (ResultSet rows = statement.executeQuery("select year, day, working from calendar_day")) {
            while (rows.next()) {
                Map<Integer, Set<LocalDate>> days = rows.getBoolean(3) ? work : rest;
                days.computeIfAbsent(rows.getInt(1), year -> new HashSet<>()).add(rows.getObject(2, LocalDate.class));
            }
        }
        List<CalendarYear> years = new ArrayList<>();
        rest.forEach((year, days) -> years.add(new CalendarYear(year, days, work.getOrDefault(year, Set.of()))));
        return WorkingCalendar.of(years);
    }

    private static List<Policy> policies(Statement statement) throws SQLException {
        List<Policy> policies = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select category, urgency, complexity, accept_days, take_days, first_contact_days, answer_days, review_days,
                    rating_days
                from sla_policy""")) {
            while (rows.next()) {
                policies.add(Policy.shipped(
                        rows.getString(1),
                        Urgency.valueOf(rows.getString(2)),
                        Complexity.valueOf(rows.getString(3)),
                        new Terms(
                                rows.getInt(4),
                                rows.getInt(5),
                                rows.getInt(6),
                                rows.getInt(7),
                                rows.getInt(8),
                                rows.getInt(9))));
            }
        }
        return policies;
    }

    private static Map<String, Place> organisations(Statement statement) throws SQLException {
        Map<String, Place> organisations = new HashMap<>();
        try (ResultSet rows = statement.executeQuery("select code, name, path from organisation")) {
            while (rows.next()) {
                organisations.put(rows.getString(1), new Place(rows.getString(2), rows.getString(3)));
            }
        }
        return organisations;
    }
}
