package io.qisheng.petitions.domain;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What the enterprise that filed a petition sees of each step of its timeline: what was done, and what was said to it. What staff
 * say to each other, why a department returned a petition, and which other enterprises joined stay with the staff.
 */
public final class OutwardSteps {

    /**
     * One row of the table.
     *
     * @param named whether it is shown who acted
     * @param members the members of the event that are shown
     */
    private record Step(boolean named, Set<String> members) {}

    private static final Map<PetitionAction, Step> TABLE = table();

    private OutwardSteps() {}

    /** The members of the event that are shown. */
    public static Set<String> members(PetitionAction action) {
        return of(action).members();
    }

    /** Whether it is shown who acted. */
    public static boolean isNamed(PetitionAction action) {
        return of(action).named();
    }

    private static Step of(PetitionAction action) {
        Step step = TABLE.get(action);
        if (step == null) {
            throw new IllegalStateException("nothing says what is shown of " + action);
        }
        return step;
    }

    private static Map<PetitionAction, Step> table() {
        Map<PetitionAction, Step> table = new EnumMap<>(PetitionAction.class);
        table.put(PetitionAction.SUBMIT, shown("number"));
        table.put(PetitionAction.ACCEPT, shown("category", "urgency", "complexity"));
        // Which petition it doubles is another's affair.
        table.put(PetitionAction.REJECT, shown("reasonCode", "text"));
        table.put(PetitionAction.DISPATCH, shown("leadDepartment", "assistingDepartments"));
        table.put(PetitionAction.TAKE, shown());
        table.put(PetitionAction.RETURN, shown());
        table.put(PetitionAction.RULE, shown("leadDepartment"));
        table.put(PetitionAction.CLAIM, shown());
        table.put(PetitionAction.RELEASE, shown());
        table.put(PetitionAction.NOTE, shown("text", "evidenceIds"));
        table.put(PetitionAction.PROMISE, shown("text", "dueDate"));
        table.put(PetitionAction.PAUSE, shown("missing"));
        table.put(PetitionAction.SUPPLEMENT, shown("text", "evidenceIds"));
        table.put(PetitionAction.CONSULT, shown("departments", "meetsAt"));
        table.put(PetitionAction.CONCLUDE, shown());
        table.put(PetitionAction.REQUEST_EXTENSION, shown("days"));
        table.put(PetitionAction.DECIDE_EXTENSION, shown("granted", "days"));
        table.put(PetitionAction.URGE, shown("text"));
        table.put(PetitionAction.SUPERVISE, unnamed());
        table.put(PetitionAction.ANSWER, shown("outcome", "text", "evidenceIds"));
        table.put(PetitionAction.RATE, shown("solved", "satisfaction", "text"));
        table.put(PetitionAction.REVIEW, shown("solved", "text"));
        table.put(PetitionAction.CLOSE_UNRATED, shown());
        table.put(PetitionAction.WITHDRAW, shown("reason"));
        table.put(PetitionAction.JOIN, unnamed());
        table.put(PetitionAction.LINK, shown("campaignId"));
        table.put(PetitionAction.UNLINK, shown("campaignId"));
        table.put(PetitionAction.PROGRESS, shown("campaignId", "text"));
        table.put(PetitionAction.CONFIRM_FILING, shown());
        table.put(PetitionAction.REFUSE_FILING, shown("reason"));
        table.put(PetitionAction.MARK_UNCONFIRMED, shown());
        table.put(PetitionAction.CONSENT_TO_PUBLISH, shown());
        table.put(PetitionAction.WITHDRAW_CONSENT, shown());
        table.put(PetitionAction.PUBLISH, shown("title", "question", "text"));
        table.put(PetitionAction.UNPUBLISH, shown());
        if (!table.keySet().containsAll(Arrays.asList(PetitionAction.values()))) {
            throw new IllegalStateException("nothing says what is shown of some action");
        }
        return Collections.unmodifiableMap(table);
    }

    private static Step shown(String... members) {
        return new Step(true, Set.of(members));
    }

    private static Step unnamed() {
        return new Step(false, Set.of());
    }
}
