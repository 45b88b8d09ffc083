package io.qisheng.local.demo;

import java.time.Instant;
import java.util.Map;

/**
 * What the parts of the demonstration data are told.
 *
 * @param firstStart the first start of this stack, to which all times of the data are relative
 * @param environment what the service is told (keys, addresses), for data that must be encrypted or uploaded as it would
 */
public record DemoContext(Instant firstStart, Map<String, String> environment) {

    public static DemoContext settings(Map<String, String> environment) {
        return new DemoContext(Instant.now(), Map.copyOf(environment));
    }

    DemoContext at(Instant time) {
        return new DemoContext(time, environment);
    }
}
