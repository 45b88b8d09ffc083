package io.qisheng.deployment;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A rule of what is deployed together with faults that break it; the rule has to find each of them. */
record ManifestRule(String name, Function<Manifests, List<String>> faults, List<PlantedFault> violations) {

    /** A rule cannot be had without a fault that shows that it can fail. */
    static ManifestRule rule(
            String name, Function<Manifests, Stream<String>> faults, PlantedFault violation, PlantedFault... more) {
        return new ManifestRule(
                name,
                manifests -> faults.apply(manifests).toList(),
                Stream.concat(Stream.of(violation), Stream.of(more)).toList());
    }

    /** Nothing when it is so, the sentence when it is not. */
    static Stream<String> unless(boolean so, String sentence) {
        return so ? Stream.empty() : Stream.of(sentence);
    }
}
