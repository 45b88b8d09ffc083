package io.qisheng.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** A rule of the house together with code that breaks it; the rule has to object to each piece of it. */
record Wall(ArchRule rule, List<PlantedCode> violations) {

    /** A rule cannot be had without a violation that shows that it can fail. */
    static Wall wall(ArchRule rule, PlantedCode violation, PlantedCode... more) {
        return new Wall(
                rule, Stream.concat(Stream.of(violation), Stream.of(more)).toList());
    }

    String name() {
        return rule.getDescription();
    }
}
