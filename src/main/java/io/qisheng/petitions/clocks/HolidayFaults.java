package io.qisheng.petitions.clocks;

import io.qisheng.platform.problem.Violation;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What cannot be right in a year that somebody copied from a notice, all of it at once. */
final class HolidayFaults {

    /** No days off in a row, in one holiday or in several, were ever more; more is a slip of the pen. */
    private static final int LONGEST = 15;

    /** No weekend was ever worked for a holiday that is further away. */
    private static final int FURTHEST = 31;

    private static final List<String> STATUTORY = List.of("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆");

    private final int year;
    private final Set<Integer> known;
    private final List<Violation> faults = new ArrayList<>();
    private final Set<LocalDate> taken = new HashSet<>();
    private final Set<LocalDate> off = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private HolidayFaults(int year, Set<Integer> known) {
        this.year = year;
        this.known = known;
    }

    /**
     * The faults of a year's holidays.
     *
     * @param known the years that are announced already
     * @param others days of which other notices speak
     */
    static List<Violation> of(int year, List<Holiday> holidays, Set<Integer> known, Set<LocalDate> others) {
        HolidayFaults found = new HolidayFaults(year, known);
        found.taken.addAll(others);
        for (int i = 0; i < holidays.size(); i++) {
            found.checkOff("/holidays/" + i, holidays.get(i));
        }
        for (int i = 0; i < holidays.size(); i++) {
            found.checkRun("/holidays/" + i + "/from", holidays.get(i));
        }
        for (int i = 0; i < holidays.size(); i++) {
            found.checkWorked("/holidays/" + i + "/workDays/", holidays.get(i));
        }
        found.checkComplete(holidays);
        return found.faults;
    }

    private void checkOff(String pointer, Holiday holiday) {
        if (!names.add(holiday.name())) {
            add(pointer + "/name", "duplicate-item", "这个节日已经填过，请合并为一项。");
        }
        checkYear(pointer + "/from", holiday.from());
        checkYear(pointer + "/to", holiday.to());
        if (holiday.to().isBefore(holiday.from())) {
            add(pointer + "/to", "not-allowed", "结束日期不能早于开始日期。");
        } else if (holiday.from().plusDays(LONGEST - 1).isBefore(holiday.to())) {
            add(pointer + "/to", "not-allowed", "连续放假超过 15 天，请与通知核对。");
        } else if (holiday.off().stream().anyMatch(taken::contains)) {
            add(pointer + "/from", "duplicate-item", "与其他节日或调休日重叠，请与通知核对。");
        } else {
            taken.addAll(holiday.off());
            off.addAll(holiday.off());
        }
    }

    /** Holidays that follow each other without a day between are told at the later ones. */
    private void checkRun(String pointer, Holiday holiday) {
        if (!off.contains(holiday.from()) || !off.contains(holiday.from().minusDays(1))) {
            return;
        }
        LocalDate first = holiday.from();
        while (off.contains(first.minusDays(1))) {
            first = first.minusDays(1);
        }
        if (first.plusDays(LONGEST - 1).isBefore(holiday.to())) {
            add(pointer, "not-allowed", "与前一个假期相连，连续放假超过 15 天，请与通知核对。");
        }
    }

    private void checkWorked(String pointer, Holiday holiday) {
        for (int i = 0; i < holiday.worked().size(); i++) {
            LocalDate day = holiday.worked().get(i);
            boolean isOfYear = checkYear(pointer + i, day);
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (!weekend) {
                add(pointer + i, "not-allowed", "调休上班只会在周六或周日，请与通知核对。");
            } else if (isOfYear && isFar(day, holiday)) {
                add(pointer + i, "not-allowed", "调休日离假期太远，请与通知核对。");
            } else if (!taken.add(day)) {
                add(pointer + i, "duplicate-item", "这一天已经是放假或调休日，请与通知核对。");
            }
        }
    }

    private static boolean isFar(LocalDate day, Holiday holiday) {
        return day.isBefore(holiday.from().minusDays(FURTHEST))
                || day.isAfter(holiday.to().plusDays(FURTHEST));
    }

    /** A notice may speak of the last December before its year, as when the New Year's holiday begins on 30 December. */
    private boolean checkYear(String pointer, LocalDate day) {
        boolean before = day.getYear() == year - 1 && day.getMonth() == Month.DECEMBER;
        if (before && !known.contains(year - 1)) {
            add(pointer, "not-allowed", "请先录入 " + (year - 1) + " 年，再录入跨年的假期。");
        } else if (!before && day.getYear() != year) {
            add(pointer, "not-allowed", "这一天不在 " + year + " 年内，请与通知核对。");
        } else {
            return true;
        }
        return false;
    }

    private void checkComplete(List<Holiday> holidays) {
        List<String> missing = STATUTORY.stream()
                .filter(name ->
                        holidays.stream().noneMatch(holiday -> holiday.name().contains(name)))
                .toList();
        if (!missing.isEmpty()) {
            add("/holidays", "required", "还缺少：" + String.join("、", missing) + "。");
        }
    }

    private void add(String pointer, String code, String message) {
        faults.add(new Violation(pointer, code, message));
    }
}
