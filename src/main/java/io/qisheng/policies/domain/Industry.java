package io.qisheng.policies.domain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The industries that policies tell apart. */
public enum Industry {
    MANUFACTURING("装备制造"),
    FOOD("食品"),
    MATERIALS("新材料"),
    TEXTILE("纺织"),
    ELECTRONICS("电子"),
    LOGISTICS("物流"),
    SERVICES("服务业");

    private final String label;

    Industry(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The one of this code; null where no policy asks for it. */
    public static @Nullable Industry find(@Nullable String code) {
        return Arrays.stream(values())
                .filter(industry -> industry.name().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** What an enterprise's industry is called, also one that no policy asks for. */
    static String labelOf(String code) {
        Industry industry = find(code);
        return industry == null ? "其他行业" : industry.label;
    }
}
