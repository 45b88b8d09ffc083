package io.qisheng.services.domain;

import java.math.BigDecimal;

/** Numbers as they are kept. */
public final class Decimals {

    private Decimals() {}

    /** The same number with no more places than it needs: JSON may write zero with thousands of them, which no database keeps. */
    public static BigDecimal plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
