package io.qisheng.petitions.bulletins;

import java.time.YearMonth;

/** What people write: the title, and a text for each part that the numbers leave open; an empty one is left out of the paper. */
record Words(String title, String overview, String practice, String problems, String demands) {

    /** With which a bulletin begins. */
    static Words first(String office, YearMonth month) {
        return new Words(
                "%s%d年%d月企业诉求办理情况通报".formatted(office, month.getYear(), month.getMonthValue()), "", "", "", "");
    }
}
