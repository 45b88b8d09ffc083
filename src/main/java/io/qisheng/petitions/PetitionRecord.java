package io.qisheng.petitions;

import io.qisheng.petitions.domain.Ball;
import io.qisheng.petitions.domain.Clock;
import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.domain.Escalation;
import io.qisheng.petitions.domain.Escalation.Level;
import io.qisheng.petitions.domain.Filing;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.Petition.Submission;
import io.qisheng.petitions.domain.PetitionStatus;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.petitions.domain.WorkingTime;
import io.qisheng.platform.Grant;
import io.qisheng.platform.problem.Precondition;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A petition's row: the state whole, and beside it what lists filter, sort and show, all derived from it in one place. */
@Entity
@Table(name = "petition")
class PetitionRecord {

    /** The key of a petition's row. */
    @Embeddable
    record Key(@Column(name = "district_id") UUID districtId, UUID id) {}

    @EmbeddedId
    Key key;

    @Nullable
    String number;

    String status;
    long version;
    int seq;

    @Nullable
    String kind;

    @Nullable
    String category;

    @Nullable
    String title;

    @Nullable
    String text;

    @Nullable
    String visibility;

    @Nullable
    String urgency;

    @Nullable
    String phase;

    @Nullable
    String outcome;

    @Column(name = "enterprise_id")
    UUID enterpriseId;

    @Column(name = "enterprise_name")
    String enterpriseName;

    @Column(name = "filer_id")
    @Nullable
    UUID filerId;

    @Column(name = "filed_by_id")
    @Nullable
    UUID filedById;

    @Nullable
    String confirmation;

    @Column(name = "confirmation_due_at")
    @Nullable
    Instant confirmationDueAt;

    @Column(name = "lead_department_id")
    @Nullable
    UUID leadDepartmentId;

    @Column(name = "lead_department_name")
    @Nullable
    String leadDepartmentName;

    @Column(name = "handler_id")
    @Nullable
    UUID handlerId;

    @Column(name = "handler_name")
    @Nullable
    String handlerName;

    @Column(name = "campaign_id")
    @Nullable
    UUID campaignId;

    @Column(name = "scope_paths")
    String[] scopePaths;

    @Column(name = "department_paths")
    String[] departmentPaths;

    @Column(name = "hidden_paths")
    String[] hiddenPaths;

    @Column(name = "filed_at")
    Instant filedAt;

    @Column(name = "submitted_at")
    @Nullable
    Instant submittedAt;

    @Column(name = "accepted_at")
    @Nullable
    Instant acceptedAt;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column(name = "rating_due_at")
    @Nullable
    Instant ratingDueAt;

    /** A reviewer is awaited who publishes the answer. */
    @Column(name = "publishable_since")
    @Nullable
    Instant publishableSince;

    @Column(name = "escalate_at")
    @Nullable
    Instant escalateAt;

    @Column(name = "escalated_until")
    @Nullable
    Instant escalatedUntil;

    /** The highest level that was told of a clock. */
    @Nullable
    String escalation;

    @Column(name = "ball_holder")
    String ballHolder;

    @Column(name = "ball_name")
    @Nullable
    String ballName;

    @Column(name = "ball_due")
    @Nullable
    Instant ballDue;

    @Column(name = "ball_user_id")
    @Nullable
    UUID ballUserId;

    @Column(name = "ball_missing")
    @Nullable
    String ballMissing;

    @Column(name = "ball_sentence")
    String ballSentence;

    @Column(name = "contact_sealed")
    @Nullable
    String contactSealed;

    @Column(name = "contact_name")
    @Nullable
    String contactName;

    @Column(name = "contact_phone")
    @Nullable
    String contactPhone;

    @JdbcTypeCode(SqlTypes.JSON)
    String state;

    /** What stands in {@code state}, title and text, once it was asked for. */
    private transient @Nullable Petition petition;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected PetitionRecord() {}

    /** The first row of a petition. */
    static PetitionRecord of(Petition petition, Clocks clocks) {
        PetitionRecord row = new PetitionRecord();
        row.key = new Key(petition.filing().districtId(), petition.filing().id());
        row.take(petition, clocks);
        return row;
    }

    Petition petition() {
        Petition known = petition;
        if (known == null) {
            known = PetitionCodec.decode(state, title, text);
            petition = known;
        }
        return known;
    }

    String etag() {
        return Precondition.etag(version);
    }

    /** Becomes the row of this state; every change is a new version. */
    void take(Petition petition, Clocks clocks) {
        this.petition = petition;
        version++;
        seq = petition.seq();
        campaignId = petition.campaignId();
        status = petition.status().name();
        state = PetitionCodec.encode(petition);
        takeFiling(petition);
        takeRouting(petition);
        takeTimes(petition, clocks);
        takeBall(petition, Ball.of(petition, clocks));
    }

    private void takeFiling(Petition petition) {
        Filing filing = petition.filing();
        Filing.Content content = filing.content();
        number = petition.number();
        kind = name(content.kind());
        category = petition.category();
        title = content.title();
        text = content.text();
        visibility = name(content.visibility());
        urgency = petition.triage() == null ? null : petition.triage().urgency().name();
        phase = name(petition.phase());
        outcome = name(petition.outcome());
        enterpriseId = filing.enterprise().id();
        enterpriseName = filing.enterprise().name();
        filerId = petition.filer() == null ? null : petition.filer().id();
        filedById = filing.filedBy() == null ? null : filing.filedBy().id();
        confirmation = name(petition.confirmation());
        confirmationDueAt = petition.confirmationDue();
        scopePaths = Grant.lineOf(filing.enterprise().path()).toArray(String[]::new);
        hiddenPaths = content.hiddenFrom().stream().map(Department::path).toArray(String[]::new);
    }

    private void takeRouting(Petition petition) {
        Department lead = petition.routing().lead();
        Filing.Person handler = petition.handling().handler();
        leadDepartmentId = lead == null ? null : lead.id();
        leadDepartmentName = lead == null ? null : lead.name();
        handlerId = handler == null ? null : handler.id();
        handlerName = handler == null ? null : handler.name();
        departmentPaths = Stream.concat(Stream.ofNullable(lead), petition.routing().supporting().stream())
                .flatMap(department -> Grant.lineOf(department.path()).stream())
                .distinct()
                .toArray(String[]::new);
    }

    /** Everybody was told who had to be until now; the highest level counts. */
    void escalated(List<Escalation> told, Petition petition, Clocks clocks, Instant now) {
        escalatedUntil = now;
        escalateAt = clocks.nextEscalation(petition, now);
        if (!told.isEmpty()) {
            version++;
        }
        for (Escalation step : told) {
            boolean higher = escalation == null || step.level().compareTo(Level.valueOf(escalation)) > 0;
            escalation = higher ? step.level().name() : escalation;
        }
    }

    /** Becomes what it is by another calendar; whether that is anything new. Nobody is told twice of the same, by rows of their own. */
    boolean recount(Clocks clocks) {
        List<@Nullable Object> before = dates();
        Petition petition = petition();
        take(petition, clocks);
        if (before.equals(dates())) {
            version--;
            return false;
        }
        escalatedUntil = null;
        escalateAt = clocks.nextEscalation(petition, null);
        return true;
    }

    private List<@Nullable Object> dates() {
        return Arrays.asList(dueAt, ratingDueAt, ballDue, ballSentence, escalateAt);
    }

    private void takeTimes(Petition petition, Clocks clocks) {
        Submission submission = petition.submission();
        submittedAt = submission == null ? null : submission.at();
        acceptedAt = petition.triage() == null ? null : petition.triage().at();
        filedAt = submittedAt == null ? petition.filing().createdAt() : submittedAt;
        WorkingTime.Due rating = clocks.ratingDue(petition);
        ratingDueAt = rating == null ? null : rating.at();
        publishableSince = petition.publishableSince();
        escalateAt = clocks.nextEscalation(petition, escalatedUntil);
        dueAt = clocks.of(petition, Instant.EPOCH).stream()
                .filter(clock -> clock.name() == Clock.Name.ANSWER && clock.state() == Clock.State.RUNNING)
                .map(Clock::dueAt)
                .findFirst()
                .orElse(null);
    }

    private void takeBall(Petition petition, Ball ball) {
        ballHolder = ball.holder().name();
        ballUserId = switch (ball.holder()) {
            case HANDLER -> handlerId;
            case CONVENOR ->
                Objects.requireNonNull(petition.handling().consultation())
                        .convenor()
                        .id();
            case FILER, DESK, DEPARTMENT, SUPERVISOR, NOBODY -> null;
        };
        ballName = ball.name();
        ballDue = ball.due();
        ballMissing = ball.missing();
        ballSentence = ball.sentence();
    }

    /** What search finds it by. */
    String words() {
        return Stream.of(number, title, text, enterpriseName)
                .map(line -> line == null ? "" : line)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    boolean isDraft() {
        return status.equals(PetitionStatus.DRAFT.name());
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
