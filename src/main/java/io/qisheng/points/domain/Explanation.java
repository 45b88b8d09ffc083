package io.qisheng.points.domain;

import org.jspecify.annotations.Nullable;

/**
 * What an entry was posted for, in the words of the ledger.
 *
 * @param ruleText the rule as members read it, in the version that counted
 * @param fact the fact, such as an activity's title
 * @param full what the rule gives, in tenths
 * @param paid what was posted, in tenths; negative for a reversal
 * @param cap the cap that cut it
 * @param capTenths how high that cap is
 * @param approver who approved it, where somebody had to
 * @param reason of a reversal
 */
public record Explanation(
        String ruleText,
        int ruleVersion,
        String fact,
        int full,
        int paid,
        Caps.@Nullable Kind cap,
        @Nullable Integer capTenths,
        @Nullable String approver,
        @Nullable String reason) {

    /** One sentence or two that a member can follow. */
    public String sentence() {
        StringBuilder text = new StringBuilder();
        if (reason != null) {
            return text.append("冲正：")
                    .append(fact)
                    .append("，")
                    .append(reason)
                    .append("，扣回 ")
                    .append(Tenths.decimal(Math.abs(paid)))
                    .append(" 分。")
                    .toString();
        }
        text.append("事由：").append(fact).append("。").append(ruleText);
        text.append("（规则第 ").append(ruleVersion).append(" 版）");
        if (approver != null) {
            text.append("由").append(approver).append("审核通过。");
        }
        if (cap != null && capTenths != null) {
            text.append("按规则应记 ").append(Tenths.decimal(full)).append(" 分，受");
            text.append(word(cap))
                    .append("最多 ")
                    .append(Tenths.decimal(capTenths))
                    .append(" 分所限，");
        }
        return text.append("本次记 ").append(Tenths.decimal(paid)).append(" 分。").toString();
    }

    private static String word(Caps.Kind cap) {
        return switch (cap) {
            case DAY -> "每天";
            case MONTH -> "每月";
            case YEAR -> "每年";
        };
    }
}
