package io.qisheng.petitions;

import io.qisheng.evidence.Evidence;
import io.qisheng.evidence.EvidenceView;
import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.petitions.PetitionDetail.AnswerView;
import io.qisheng.petitions.PetitionDetail.ClockView;
import io.qisheng.petitions.PetitionDetail.ConsultationView;
import io.qisheng.petitions.PetitionDetail.ExtensionView;
import io.qisheng.petitions.PetitionDetail.MaskedContact;
import io.qisheng.petitions.PetitionDetail.PromiseView;
import io.qisheng.petitions.PetitionDetail.RatingView;
import io.qisheng.petitions.PetitionDetail.TaskView;
import io.qisheng.petitions.PetitionRow.BallView;
import io.qisheng.petitions.PetitionRow.Ref;
import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Answering;
import io.qisheng.petitions.domain.Answering.Answer;
import io.qisheng.petitions.domain.Filing.Person;
import io.qisheng.petitions.domain.Handling.Consultation;
import io.qisheng.petitions.domain.Handling.Extension;
import io.qisheng.petitions.domain.Handling.Promise;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionAction;
import io.qisheng.petitions.domain.PetitionAudience;
import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.petitions.domain.Standing;
import io.qisheng.platform.Caller;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows a petition to somebody: all of it, all but what staff say to each other, or its public face. */
@ApplicationScoped
class PetitionViews {

    private final Evidence evidence;
    private final Clock clock;

    PetitionViews(Evidence evidence, Clock clock) {
        this.evidence = evidence;
        this.clock = clock;
    }

    /** The detail as this view shows it; the view was decided before. */
    Uni<PetitionDetail> detail(Tx tx, Caller caller, PetitionRecord row, View view, PetitionDecider decider) {
        Petition petition = row.petition();
        if (view == View.PUBLIC) {
            return Uni.createFrom().item(publicFace(caller, row, petition, decider));
        }
        return photos(tx, petition).map(photos -> whole(caller, row, petition, decider, photos));
    }

    private Uni<Map<FactRef, List<EvidenceView>>> photos(Tx tx, Petition petition) {
        Answer answer = petition.answer();
        boolean none = petition.filing().content().evidenceIds().isEmpty()
                && (answer == null || answer.evidenceIds().isEmpty());
        return none
                ? Uni.createFrom().item(Map.of())
                : evidence.views(
                        tx,
                        petition.filing().districtId(),
                        FactType.PETITION,
                        List.of(petition.filing().id()));
    }

    private PetitionDetail whole(
            Caller caller,
            PetitionRecord row,
            Petition petition,
            PetitionDecider decider,
            Map<FactRef, List<EvidenceView>> photos) {
        Instant now = clock.instant();
        Actor actor = PetitionScope.actor(caller);
        UUID id = petition.filing().id();
        return new PetitionDetail(
                head(row),
                petition.triage() == null
                        ? null
                        : petition.triage().complexity().name(),
                row.text,
                petition.filing().content().place(),
                row.contactSealed == null ? null : new MaskedContact(row.contactName, row.contactPhone),
                photos.getOrDefault(FactRef.of(FactType.PETITION, id), List.of()),
                petition.filing().filedBy() != null,
                refs(petition.routing().assisting()),
                refs(hiddenFrom(petition, actor)),
                decider.clocks().of(petition, now).stream().map(ClockView::of).toList(),
                allowed(decider, petition, actor, now),
                promise(petition, BusinessZone.dateOf(now)),
                extension(petition),
                consultation(petition),
                answer(petition, photos),
                rating(petition),
                name(petition.closure()),
                petition.answering().reopenedAt() != null,
                petition.joined().size(),
                petition.isPublished(),
                Times.known(petition.filing().createdAt()),
                row.etag());
    }

    /** Number, title, category, status and department; the answer only as it was published. */
    private PetitionDetail publicFace(Caller caller, PetitionRecord row, Petition petition, PetitionDecider decider) {
        Actor actor = PetitionScope.actor(caller);
        return new PetitionDetail(
                head(row).forOthers(),
                null,
                null,
                null,
                null,
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of(),
                allowed(decider, petition, actor, clock.instant()),
                null,
                null,
                null,
                publishedAnswer(petition),
                null,
                null,
                false,
                petition.joined().size(),
                petition.isPublished(),
                Times.known(petition.filing().createdAt()),
                row.etag());
    }

    private static PetitionRow head(PetitionRecord row) {
        return new PetitionRow(
                row.key.id(),
                row.number,
                row.kind,
                row.category,
                row.title,
                row.status,
                row.phase,
                row.outcome,
                row.visibility,
                row.urgency,
                new Ref(row.enterpriseId, row.enterpriseName),
                Ref.of(row.leadDepartmentId, row.leadDepartmentName),
                Ref.of(row.handlerId, row.handlerName),
                Times.local(row.submittedAt),
                Times.local(row.dueAt),
                new BallView(row.ballHolder, row.ballName, Times.local(row.ballDue), row.ballMissing, row.ballSentence),
                row.version);
    }

    private static List<String> allowed(PetitionDecider decider, Petition petition, Actor actor, Instant now) {
        return decider.allowedActions(petition, actor, now).stream()
                .map(PetitionAction::code)
                .toList();
    }

    /** Only the filer's side and the desk know from whom it is hidden. */
    private static List<Department> hiddenFrom(Petition petition, Actor actor) {
        return PetitionAudience.standings(petition, actor).stream()
                        .anyMatch(standing -> standing == Standing.DESK
                                || standing == Standing.FILER
                                || standing == Standing.FILED_BY)
                ? petition.filing().content().confidentialFrom()
                : List.of();
    }

    private static @Nullable PromiseView promise(Petition petition, LocalDate today) {
        List<Promise> promises = petition.handling().promises();
        if (promises.isEmpty()) {
            return null;
        }
        Promise last = promises.getLast();
        LocalDate kept = petition.answering().answers().stream()
                .map(Answer::at)
                .filter(at -> !at.isBefore(last.at()))
                .map(BusinessZone::dateOf)
                .findFirst()
                .orElse(null);
        String state = kept == null && !today.isAfter(last.dueDate()) ? "OPEN" : lateOrKept(kept, last);
        return new PromiseView(last.text(), last.dueDate(), state);
    }

    private static String lateOrKept(@Nullable LocalDate kept, Promise promise) {
        return kept == null || kept.isAfter(promise.dueDate()) ? "LATE" : "KEPT";
    }

    private static @Nullable ExtensionView extension(Petition petition) {
        Extension asked = petition.handling().extension();
        return asked == null ? null : new ExtensionView(asked.days(), asked.reason(), asked.granted());
    }

    private static @Nullable ConsultationView consultation(Petition petition) {
        Consultation held = petition.handling().consultation();
        if (held == null) {
            return null;
        }
        Map<UUID, Ref> departments = Stream.concat(
                        Stream.ofNullable(petition.routing().lead()), petition.routing().supporting().stream())
                .map(department -> new Ref(department.id(), department.name()))
                .collect(Collectors.toMap(Ref::id, Function.identity(), (one, same) -> one));
        List<TaskView> tasks = held.tasks().stream()
                .map(task -> new TaskView(
                        departments.getOrDefault(task.departmentId(), new Ref(task.departmentId(), "其他部门")),
                        task.text(),
                        task.dueDate()))
                .toList();
        Person convenor = held.convenor();
        return new ConsultationView(
                held.question(),
                Times.known(held.meetsAt()),
                new Ref(convenor.id(), convenor.name()),
                refs(petition.routing().consulted()),
                held.resolution(),
                tasks);
    }

    private static @Nullable AnswerView answer(Petition petition, Map<FactRef, List<EvidenceView>> photos) {
        Answer answer = petition.answer();
        if (answer == null) {
            return null;
        }
        FactRef part = new FactRef(FactType.PETITION, petition.filing().id(), answer.seq());
        return new AnswerView(
                answer.outcome().name(), answer.text(), Times.known(answer.at()), photos.getOrDefault(part, List.of()));
    }

    private static @Nullable AnswerView publishedAnswer(Petition petition) {
        Answer answer = petition.answer();
        Petition.Publication publication = petition.publication();
        if (answer == null || publication == null || publication.text() == null) {
            return null;
        }
        return new AnswerView(answer.outcome().name(), publication.text(), Times.known(answer.at()), List.of());
    }

    private static @Nullable RatingView rating(Petition petition) {
        Answering.Rating rating = petition.answering().latestRating();
        return rating == null
                ? null
                : new RatingView(
                        rating.solved(), rating.satisfaction().name(), rating.text(), Times.known(rating.at()));
    }

    private static List<Ref> refs(List<Department> departments) {
        return departments.stream()
                .map(department -> new Ref(department.id(), department.name()))
                .toList();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
