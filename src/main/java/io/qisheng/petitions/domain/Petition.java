package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Answering.Answer;
import io.qisheng.petitions.domain.Answering.Outcome;
import io.qisheng.petitions.domain.Ending.Closure;
import io.qisheng.petitions.domain.Filing.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A petition as it stands: its filing plus the fold of its timeline. Only {@link PetitionFold} makes the next state from the
 * former.
 *
 * @param seq the number of the last timeline row; 0 while nothing happened
 * @param confirmedBy the owner who confirmed what staff filed on the enterprise's behalf
 * @param settled what came of asking for that; nothing while it is open or nobody was asked
 * @param joined the other enterprises that say 我也有
 */
public record Petition(
        Filing filing,
        PetitionStatus status,
        int seq,
        @Nullable Submission submission,
        @Nullable Triage triage,
        Routing routing,
        Handling handling,
        Answering answering,
        @Nullable Ending ending,
        @Nullable Person confirmedBy,
        @Nullable Confirmation settled,
        List<UUID> joined,
        @Nullable UUID campaignId,
        @Nullable Publication publication) {

    public Petition {
        joined = List.copyOf(joined);
    }

    /** How long an enterprise has to confirm what was filed on its behalf. */
    private static final Duration CONFIRMATION_TIME = Duration.ofHours(48);

    /** What an enterprise says to a filing on its behalf. */
    public enum Confirmation {
        PENDING,
        CONFIRMED,
        REFUSED,
        /** 未经本人确认: nobody said anything in time. */
        UNCONFIRMED
    }

    public record Submission(String number, Instant at, SlaPolicies.Terms terms) {}

    /**
     * The filer agreed that the answer is shown to all.
     *
     * @param text the answer as it is shown, without names; nothing while it is not
     * @param title how the whole is called; nothing, as {@code question}, where the answer alone is shown
     */
    public record Publication(
            Instant consentedAt,
            @Nullable String text,
            @Nullable String title,
            @Nullable String question) {

        /** Agreed to, and shown to nobody yet. */
        static Publication consented(Instant at) {
            return new Publication(at, null, null, null);
        }
    }

    /** The bucket shown: 听, 邀, 办, 晒, 评. */
    public enum Phase {
        HEARD,
        CONSULTED,
        HANDLING,
        PUBLISHED,
        RATED
    }

    /** What a filing is before anything happened to it. */
    public static Petition draft(Filing filing) {
        return new Petition(
                filing,
                PetitionStatus.DRAFT,
                0,
                null,
                null,
                Routing.NONE,
                Handling.NONE,
                Answering.NONE,
                null,
                null,
                null,
                List.of(),
                null,
                null);
    }

    /** The same with this title and text, which are kept beside the rest. */
    public Petition worded(@Nullable String title, @Nullable String text) {
        return new Petition(
                filing.with(filing.content().worded(title, text)),
                status,
                seq,
                submission,
                triage,
                routing,
                handling,
                answering,
                ending,
                confirmedBy,
                settled,
                joined,
                campaignId,
                publication);
    }

    /** The same draft with other words. */
    public Petition redrafted(Filing.Content content) {
        if (status != PetitionStatus.DRAFT) {
            throw new IllegalStateException("only a draft can be rewritten");
        }
        return draft(filing.with(content));
    }

    public @Nullable String number() {
        return submission == null ? null : submission.number();
    }

    /** The category as the desk judged it, or as it was filed. */
    public @Nullable String category() {
        return triage == null ? filing.content().category() : triage.category();
    }

    /** Who stands for the enterprise; nobody while a filing on its behalf is not confirmed. */
    public @Nullable Person filer() {
        return filing.filer() == null ? confirmedBy : filing.filer();
    }

    /** The enterprises of an owner that could still say 我也有; the one that filed says so already. */
    public List<UUID> joinableBy(Actor owner) {
        return owner.enterprises().stream()
                .filter(enterprise -> !enterprise.equals(filing.enterprise().id()))
                .filter(enterprise -> !joined.contains(enterprise))
                .sorted()
                .toList();
    }

    /** How a filing on the enterprise's behalf stands; nothing where the enterprise filed itself, or it ended before anybody spoke. */
    public @Nullable Confirmation confirmation() {
        if (filing.filedBy() == null || submission == null) {
            return null;
        }
        if (confirmedBy != null) {
            return Confirmation.CONFIRMED;
        }
        if (settled != null) {
            return settled;
        }
        return ending == null ? Confirmation.PENDING : null;
    }

    /** Until when an owner can confirm; nothing once it is settled. */
    public @Nullable Instant confirmationDue() {
        return submission == null || confirmation() != Confirmation.PENDING
                ? null
                : submission.at().plus(CONFIRMATION_TIME);
    }

    /** The answer that stands; a reopened petition has none. */
    public @Nullable Answer answer() {
        boolean stands = status == PetitionStatus.ANSWERED || status == PetitionStatus.CLOSED;
        return stands ? answering.latest() : null;
    }

    /** How the department says it ended; whether that is so, {@link #closure()} and {@link #solved()} tell. */
    public @Nullable Outcome outcome() {
        Answer answer = answer();
        return answer == null ? null : answer.outcome();
    }

    public @Nullable Closure closure() {
        return ending == null ? null : ending.closure();
    }

    /** Whether the filer or a reviewer said that it is solved; nothing while neither spoke. */
    public @Nullable Boolean solved() {
        return ending == null ? null : ending.solved();
    }

    /** Twice dissatisfied and not yet reviewed. */
    public boolean awaitsReview() {
        return status == PetitionStatus.ANSWERED && answering.reviewNeededAt() != null;
    }

    /**
     * Whether its answer can ever be shown to all. What its filer keeps for itself or from a department, what is said of an office
     * and what is between two parties is not, whoever agrees.
     */
    public boolean isPublishable() {
        Filing.Content content = filing.content();
        return content.visibility() != Filing.Visibility.PRIVATE
                && content.hiddenFrom().isEmpty()
                && content.kind() != Filing.Kind.COMPLAINT
                && content.kind() != Filing.Kind.MEDIATION;
    }

    /** Agreed to, answered for good, and shown to nobody yet: a reviewer is awaited since the agreement, or since it was closed. */
    public @Nullable Instant publishableSince() {
        if (publication == null || ending == null || isPublished() || !isPublishable()) {
            return null;
        }
        return ending.at().isAfter(publication.consentedAt()) ? ending.at() : publication.consentedAt();
    }

    public boolean isPublished() {
        return publication != null && publication.text() != null;
    }

    /** Where it is on its way; nothing before and off the way. */
    public @Nullable Phase phase() {
        return switch (status) {
            case DRAFT, REJECTED, WITHDRAWN -> null;
            case SUBMITTED, ACCEPTED -> Phase.HEARD;
            case DISPATCHED, CONSULTING -> Phase.CONSULTED;
            case TAKEN, HANDLING, PAUSED -> Phase.HANDLING;
            case ANSWERED -> Phase.PUBLISHED;
            case CLOSED -> closure() == Closure.UNRATED ? Phase.PUBLISHED : Phase.RATED;
        };
    }
}
