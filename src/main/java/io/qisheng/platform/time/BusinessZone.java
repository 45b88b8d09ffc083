package io.qisheng.platform.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The one zone in which working days, periods and due times are read, wherever the server stands. */
public final class BusinessZone {

    public static final ZoneId ID = ZoneId.of("Asia/Shanghai");

    private BusinessZone() {}

    /** The business day on which this happened. */
    public static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ID);
    }

    /** Wall-clock time as the parties read it. */
    public static LocalDateTime localOf(Instant instant) {
        return LocalDateTime.ofInstant(instant, ID);
    }

    /** The moment at which this wall-clock time is read in the business zone. */
    public static Instant instantOf(LocalDateTime local) {
        return local.atZone(ID).toInstant();
    }
}
