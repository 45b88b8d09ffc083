package io.qisheng.petitions.domain;

import static io.qisheng.petitions.domain.PetitionStatus.*;
import static io.qisheng.petitions.domain.Standing.*;

import io.qisheng.petitions.domain.Condition.Moment;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which action is possible from which status, for whom, under which conditions: the one table that both decides and says what is
 * allowed.
 */
final class ActionTable {

    /**
     * One row of the table.
     *
     * @param who in the order in which the timeline prefers to name the actor's role
     */
    record Rule(PetitionAction action, Set<PetitionStatus> from, List<Standing> who, List<Condition> conditions) {

        Rule when(Condition... more) {
            return new Rule(action, from, who, List.of(more));
        }

        boolean isFor(Set<Standing> standings) {
            return who.stream().anyMatch(standings::contains);
        }
    }

    private static final Set<PetitionStatus> WITH_DEPARTMENT = EnumSet.of(DISPATCHED, TAKEN, HANDLING, CONSULTING);
    private static final Set<PetitionStatus> DRAFT_AND_OPEN = with(DRAFT, OPEN);

    private static final Map<PetitionAction, Rule> RULES = index(List.of(
            rule(PetitionAction.SUBMIT, DRAFT, FILER, FILED_BY),
            rule(PetitionAction.ACCEPT, SUBMITTED, DESK),
            rule(PetitionAction.REJECT, SUBMITTED, DESK),
            rule(PetitionAction.DISPATCH, ACCEPTED, DESK).when(Condition.NOT_WAITING_FOR_RULING),
            rule(PetitionAction.RULE, ACCEPTED, SUPERVISOR).when(Condition.WAITING_FOR_RULING),
            rule(PetitionAction.TAKE, DISPATCHED, DEPARTMENT_LEAD, DEPARTMENT_HANDLER),
            rule(PetitionAction.RETURN, DISPATCHED, DEPARTMENT_LEAD, DEPARTMENT_HANDLER)
                    .when(Condition.NOT_RULED),
            rule(PetitionAction.CLAIM, TAKEN, DEPARTMENT_HANDLER),
            rule(PetitionAction.RELEASE, HANDLING, CLAIMANT, DEPARTMENT_LEAD),
            rule(
                    PetitionAction.NOTE,
                    OPEN,
                    FILER,
                    CLAIMANT,
                    DEPARTMENT_HANDLER,
                    DEPARTMENT_LEAD,
                    DESK,
                    SUPERVISOR,
                    SUPPORTING),
            rule(PetitionAction.PROMISE, HANDLING, CLAIMANT),
            rule(PetitionAction.PAUSE, HANDLING, CLAIMANT),
            rule(PetitionAction.SUPPLEMENT, PAUSED, FILER),
            rule(PetitionAction.CONSULT, HANDLING, CLAIMANT, SUPERVISOR),
            rule(PetitionAction.CONCLUDE, CONSULTING, SUPERVISOR, CONVENOR),
            rule(PetitionAction.REQUEST_EXTENSION, HANDLING, CLAIMANT)
                    .when(Condition.NO_EXTENSION_YET, Condition.WITHIN_ANSWER_LIMIT),
            rule(PetitionAction.DECIDE_EXTENSION, HANDLING, SUPERVISOR).when(Condition.EXTENSION_PENDING),
            rule(PetitionAction.URGE, WITH_DEPARTMENT, FILER).when(Condition.NOT_URGED_TODAY),
            rule(PetitionAction.SUPERVISE, OPEN, SUPERVISOR),
            rule(PetitionAction.ANSWER, HANDLING, CLAIMANT, CAMPAIGN),
            rule(PetitionAction.RATE, ANSWERED, FILER).when(Condition.NOT_AWAITING_REVIEW),
            rule(PetitionAction.REVIEW, ANSWERED, SUPERVISOR).when(Condition.AWAITING_REVIEW),
            rule(PetitionAction.CLOSE_UNRATED, ANSWERED, SYSTEM)
                    .when(Condition.NOT_AWAITING_REVIEW, Condition.RATING_TIME_OVER),
            rule(PetitionAction.WITHDRAW, DRAFT_AND_OPEN, FILER, FILED_BY),
            rule(PetitionAction.JOIN, OPEN, OTHER_OWNER).when(Condition.SHOWN_TO_OTHERS, Condition.NOT_JOINED_BY_ALL),
            rule(PetitionAction.LINK, OPEN, DESK, RECRUITER).when(Condition.NOT_IN_CAMPAIGN),
            rule(PetitionAction.UNLINK, OPEN, DESK).when(Condition.IN_CAMPAIGN),
            rule(PetitionAction.PROGRESS, with(ANSWERED, OPEN), CAMPAIGN).when(Condition.IN_CAMPAIGN),
            rule(PetitionAction.CONFIRM_FILING, OPEN, FILER).when(Condition.FILING_CONFIRMABLE),
            rule(PetitionAction.REFUSE_FILING, OPEN, FILER).when(Condition.FILING_NOT_CONFIRMED),
            rule(PetitionAction.MARK_UNCONFIRMED, with(ANSWERED, OPEN), SYSTEM).when(Condition.CONFIRMATION_TIME_OVER),
            rule(PetitionAction.CONSENT_TO_PUBLISH, EnumSet.of(ANSWERED, CLOSED), FILER)
                    .when(Condition.PUBLISHABLE, Condition.NO_CONSENT_YET),
            rule(PetitionAction.WITHDRAW_CONSENT, EnumSet.of(ANSWERED, CLOSED), FILER)
                    .when(Condition.CONSENTED),
            rule(PetitionAction.PUBLISH, CLOSED, SUPERVISOR)
                    .when(Condition.PUBLISHABLE, Condition.CONSENTED, Condition.NOT_PUBLISHED),
            rule(PetitionAction.UNPUBLISH, CLOSED, SUPERVISOR).when(Condition.PUBLISHED)));

    private ActionTable() {}

    static Rule of(PetitionAction action) {
        Rule rule = RULES.get(action);
        if (rule == null) {
            throw new IllegalStateException("no rule for " + action);
        }
        return rule;
    }

    /** What somebody of these standings may do now. */
    static Set<PetitionAction> allowed(Petition petition, Set<Standing> standings, Moment moment) {
        Set<PetitionAction> allowed = EnumSet.noneOf(PetitionAction.class);
        for (Rule rule : RULES.values()) {
            if (rule.from().contains(petition.status())
                    && rule.isFor(standings)
                    && rule.conditions().stream().allMatch(condition -> condition.holds(petition, moment))) {
                allowed.add(rule.action());
            }
        }
        return allowed;
    }

    private static Rule rule(PetitionAction action, PetitionStatus from, Standing... who) {
        return rule(action, EnumSet.of(from), who);
    }

    private static Rule rule(PetitionAction action, Set<PetitionStatus> from, Standing... who) {
        return new Rule(action, from, List.of(who), List.of());
    }

    private static Set<PetitionStatus> with(PetitionStatus one, Set<PetitionStatus> more) {
        Set<PetitionStatus> all = EnumSet.copyOf(more);
        all.add(one);
        return all;
    }

    /** Each action has exactly one rule. */
    private static Map<PetitionAction, Rule> index(List<Rule> rules) {
        Map<PetitionAction, Rule> index = new EnumMap<>(PetitionAction.class);
        for (Rule rule : rules) {
            if (index.put(rule.action(), rule) != null) {
                throw new IllegalStateException("two rules for " + rule.action());
            }
        }
        if (!index.keySet().containsAll(Arrays.asList(PetitionAction.values()))) {
            throw new IllegalStateException("an action has no rule");
        }
        return Collections.unmodifiableMap(index);
    }
}
