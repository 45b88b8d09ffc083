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
import io.qisheng.petitions.campaigns.CampaignReader;
import io.qisheng.petitions.campaigns.CampaignReader.Shown;
import io.qisheng.petitions.clocks.EscalationRepository;
import io.qisheng.petitions.clocks.EscalationView;
import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Answering;
import io.qisheng.petitions.domain.Answering.Answer;
import io.qisheng.petitions.domain.Filing;
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
import io.qisheng.petitions.orders.ServiceOrderView;
import io.qisheng.platform.Caller;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows a petition to somebody: all of it, all but what staff say to each other, or its public face. */
@ApplicationScoped
class PetitionViews {

    private static final Set<Standing> KNOW_OF_HIDING =
            EnumSet.of(Standing.FILER, Standing.FILED_BY, Standing.DESK, Standing.SUPERVISOR);

    private final Evidence evidence;
    private final EscalationRepository escalations;
    private final CampaignReader campaigns;
    private final Clock clock;

    PetitionViews(Evidence evidence, EscalationRepository escalations, CampaignReader campaigns, Clock clock) {
        this.evidence = evidence;
        this.escalations = escalations;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** The detail as this view shows it; the view was decided before. */
    Uni<PetitionDetail> detail(Tx tx, Caller caller, PetitionRecord row, View view, PetitionDecider decider) {
        return standsAlone(row, view)
                ? Uni.createFrom().item(() -> alone(caller, row, view, decider))
                : photos(tx, row)
                        .chain(photos -> escalations(tx, row, view)
                                .chain(told -> campaign(tx, row).map(shown -> new Besides(photos, told, shown))))
                        .map(besides -> whole(caller, row, view, decider, besides));
    }

    private Uni<Map<FactRef, List<EvidenceView>>> photos(Tx tx, PetitionRecord row) {
        return hasPhotos(row.petition())
                ? evidence.views(tx, row.key.districtId(), FactType.PETITION, List.of(row.key.id()))
                : Uni.createFrom().item(Map.of());
    }

    private Uni<List<EscalationView>> escalations(Tx tx, PetitionRecord row, View view) {
        return isEscalated(row, view)
                ? escalations.of(tx, row.key.districtId(), row.key.id())
                : Uni.createFrom().item(List.of());
    }

    private Uni<@Nullable Shown> campaign(Tx tx, PetitionRecord row) {
        UUID campaign = row.campaignId;
        return campaign == null ? Uni.createFrom().nullItem() : campaigns.shown(tx, row.key.districtId(), campaign);
    }

    /** Whether the row holds all that this view shows, so that no more need be read. */
    static boolean standsAlone(PetitionRecord row, View view) {
        return view == View.PUBLIC || !hasPhotos(row.petition()) && !isEscalated(row, view) && row.campaignId == null;
    }

    private static boolean hasPhotos(Petition petition) {
        Answer answer = petition.answer();
        return !petition.filing().content().photos().isEmpty()
                || answer != null && !answer.evidenceIds().isEmpty();
    }

    /** Only staff are told who was told. */
    private static boolean isEscalated(PetitionRecord row, View view) {
        return view == View.STAFF && row.escalation != null;
    }

    /** The detail of a row that stands alone. */
    PetitionDetail alone(Caller caller, PetitionRecord row, View view, PetitionDecider decider) {
        return view == View.PUBLIC
                ? publicFace(caller, row, decider)
                : whole(caller, row, view, decider, Besides.NOTHING);
    }

    /** What is shown of a petition and does not stand in its row. */
    private record Besides(
            Map<FactRef, List<EvidenceView>> photos,
            List<EscalationView> escalations,
            @Nullable Shown campaign) {

        private static final Besides NOTHING = new Besides(Map.of(), List.of(), null);
    }

    private PetitionDetail whole(
            Caller caller, PetitionRecord row, View view, PetitionDecider decider, Besides besides) {
        Petition petition = row.petition();
        Map<FactRef, List<EvidenceView>> photos = besides.photos();
        Instant now = clock.instant();
        Actor actor = PetitionScope.actor(caller);
        UUID id = petition.filing().id();
        Filing.Content content = petition.filing().content();
        List<EvidenceView> filed = photos.getOrDefault(FactRef.of(FactType.PETITION, id), List.of());
        return new PetitionDetail(
                head(row),
                petition.triage() == null
                        ? null
                        : petition.triage().complexity().name(),
                row.text,
                content.place(),
                row.contactSealed == null ? null : new MaskedContact(row.contactName, row.contactPhone),
                ServiceOrderView.beside(content, filed),
                petition.filing().filedBy() != null,
                Times.local(row.confirmationDueAt),
                refs(petition.routing().assisting()),
                knowsOfHiding(petition, actor)
                        ? refs(petition.filing().content().confidentialFrom())
                        : List.of(),
                knowsOfHiding(petition, actor) ? complaintAbout(petition) : null,
                PetitionLooks.isLogged(row, view),
                decider.clocks().of(petition, now).stream().map(ClockView::of).toList(),
                besides.escalations(),
                allowed(decider, petition, actor, now),
                promise(petition, BusinessZone.dateOf(now)),
                extension(petition, view),
                consultation(petition, view),
                answer(petition, photos),
                rating(petition),
                name(petition.closure()),
                petition.answering().reopenedAt() != null,
                petition.joined().size(),
                petition.isPublished(),
                petition.publication() != null,
                ServiceOrderView.of(content, filed),
                content.policy() == null
                        ? null
                        : new Ref(content.policy().id(), content.policy().title()),
                besides.campaign(),
                Times.known(petition.filing().createdAt()),
                row.etag());
    }

    /** Number, title, category, status and department; the answer only as it was published. */
    private PetitionDetail publicFace(Caller caller, PetitionRecord row, PetitionDecider decider) {
        Petition petition = row.petition();
        Actor actor = PetitionScope.actor(caller);
        return new PetitionDetail(
                head(row).forOthers(),
                null,
                null,
                null,
                null,
                List.of(),
                false,
                null,
                List.of(),
                List.of(),
                null,
                false,
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
                null,
                null,
                null,
                null,
                Times.known(petition.filing().createdAt()),
                row.etag());
    }

    static PetitionRow head(PetitionRecord row) {
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
                row.confirmation,
                null,
                row.version);
    }

    private static List<String> allowed(PetitionDecider decider, Petition petition, Actor actor, Instant now) {
        return decider.allowedActions(petition, actor, now).stream()
                .map(PetitionAction::code)
                .toList();
    }

    /** Only the filer, and the offices that choose departments, know from whom it is hidden. */
    private static boolean knowsOfHiding(Petition petition, Actor actor) {
        return PetitionAudience.standings(petition, actor).stream().anyMatch(KNOW_OF_HIDING::contains);
    }

    private static @Nullable Ref complaintAbout(Petition petition) {
        Department department = petition.filing().content().complaintAbout();
        return department == null ? null : new Ref(department.id(), department.name());
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

    private static @Nullable ExtensionView extension(Petition petition, View view) {
        Extension asked = petition.handling().extension();
        return asked == null
                ? null
                : new ExtensionView(asked.days(), view == View.STAFF ? asked.reason() : null, asked.granted());
    }

    /** What departments ask each other and agree among themselves stays with the staff. */
    private static @Nullable ConsultationView consultation(Petition petition, View view) {
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
        boolean staff = view == View.STAFF;
        return new ConsultationView(
                staff ? held.question() : null,
                Times.known(held.meetsAt()),
                new Ref(convenor.id(), convenor.name()),
                refs(petition.routing().consulted()),
                staff ? held.resolution() : null,
                staff ? tasks : List.of());
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
