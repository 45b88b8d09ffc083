package io.qisheng.activities.domain;

import java.util.Locale;

/** Why a check-in is not taken at once but looked at by a secretary. */
public enum CheckInReason {
    TOO_FAR("定位离会场较远"),
    NO_PLACE("没有定位"),
    CLOCK_SKEW("手机时间不准"),
    LATE_UPLOAD("事后补传"),
    DEVICE_SHARED("这台手机已为他人签到"),
    SELF_RECORDED("是本人为自己登记的"),
    DISPUTED("所在支部提出了异议");

    private final String words;

    CheckInReason(String words) {
        this.words = words;
    }

    /** As the contract names it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people say it. */
    public String words() {
        return words;
    }

    public static CheckInReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
