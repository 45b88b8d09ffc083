package io.qisheng.bench;

import io.qisheng.local.demo.DemoIds;
import java.util.UUID;

/** Ids that follow from a number, in Java and in SQL alike, so that pgbench can make them from its variables. They rise with it. */
final class Numbered {

    private static final int DIGITS = 12;

    private final long high;

    /** @param kind of thing, such as {@code petition} */
    Numbered(String kind) {
        this.high = DemoIds.of(kind).getMostSignificantBits();
    }

    UUID id(long n) {
        return new UUID(high, 0x8000_0000_0000_0000L | n);
    }

    /** The same in SQL, of pgbench's variable. */
    String sql(String variable) {
        String first = id(0).toString();
        return "('%s' || lpad(to_hex(:%s::bigint), %d, '0'))::uuid"
                .formatted(first.substring(0, first.length() - DIGITS), variable, DIGITS);
    }
}
