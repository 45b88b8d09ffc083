package io.qisheng.local.demo;

import java.util.List;

/** Words that the petitions of the demonstration hold, for those who look for them. */
public final class DemoSample {

    private DemoSample() {}

    /** A title of each matter, of at least six characters. */
    public static List<String> titles() {
        return DemoMatters.ALL.stream()
                .map(matter -> matter.at(DemoMatters.PLACES.getFirst()).title())
                .toList();
    }
}
