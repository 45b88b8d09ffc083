package io.qisheng.petitions.campaigns.domain;

import java.util.Arrays;
import java.util.Locale;

/** What can be done with a campaign. */
public enum CampaignAction {
    LINK,
    PROGRESS,
    ADD_TASK,
    COMPLETE_TASK,
    ANSWER,
    CLOSE;

    /** The action as the contract writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The action of this name; raises {@link IllegalArgumentException} for a name that the contract does not know. */
    public static CampaignAction ofCode(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no action " + code));
    }
}
