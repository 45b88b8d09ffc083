package io.qisheng.petitions.notices;

import io.qisheng.notifications.Addressee;
import io.qisheng.notifications.Audience;
import io.qisheng.notifications.Card;
import io.qisheng.notifications.Notice;
import io.qisheng.notifications.Notifications;
import io.qisheng.notifications.Office;
import io.qisheng.notifications.SubscribeTemplate;
import io.qisheng.notifications.Telling;
import io.qisheng.petitions.campaigns.CampaignDelivery;
import io.qisheng.petitions.domain.Filing.Person;
import io.qisheng.petitions.domain.Filing.Visibility;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.platform.Role;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells those whom a petition concerns, in the transaction of what happened. */
@ApplicationScoped
public class PetitionNotices {

    /** Where the mini-program shows a petition. */
    private static final String PAGE = "pages/petition/detail?id=";

    private final Notifications notifications;
    private final Clock clock;

    PetitionNotices(Notifications notifications, Clock clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    /**
     * What follows from one step of a petition; whoever took it is not told.
     *
     * @param cause what a campaign had decided, where the step carries that out
     */
    public Uni<Void> tell(
            Tx tx, Petition before, TimelineEntry entry, Petition after, @Nullable CampaignDelivery cause) {
        String campaign = cause == null
                ? null
                : "专项整治“" + cause.campaignTitle() + "”（" + cause.lead().name() + "牵头）";
        return announce(tx, after, entry.by().id(), NoticeTable.of(before, entry, after, campaign), null);
    }

    /**
     * What is told of a petition. What several parties are told in the same words is one notice, so that whoever is of both reads it
     * once.
     *
     * @param actor who need not be told
     * @param once written under the same words before, it is not written again
     */
    public Uni<Void> announce(Tx tx, Petition petition, @Nullable UUID actor, List<Told> told, @Nullable String once) {
        Map<Words, List<Told>> alike = told.stream()
                .collect(
                        Collectors.groupingBy(one -> Words.of(petition, one), LinkedHashMap::new, Collectors.toList()));
        List<Telling> tellings = alike.entrySet().stream()
                .map(one -> new Telling(
                        notice(petition, one.getKey()),
                        audience(petition, one.getValue(), actor),
                        once,
                        one.getKey().calls() ? card(petition, one.getKey()) : null))
                .filter(telling -> !telling.audience().isEmpty())
                .toList();
        return notifications.tell(tx, petition.filing().districtId(), tellings);
    }

    /**
     * What is told of a campaign to the filer and the co-signers of one of its petitions: a part of the one notice that all of them read,
     * so that whoever has several petitions in it reads it once.
     */
    public Uni<Void> tellOfCampaign(Tx tx, Petition petition, CampaignDelivery news) {
        Notice notice = new Notice(
                "petition-progress",
                news.kind() == CampaignDelivery.Kind.ANSWER ? "专项整治有统一答复" : "专项整治有进展",
                "“" + news.campaignTitle() + "”：" + Step.excerpt(Objects.requireNonNull(news.text())) + "。",
                Notice.SubjectType.PETITION,
                petition.filing().id());
        List<Addressee> people = Stream.concat(Stream.of(ownSide(petition)), coSigners(petition).stream())
                .distinct()
                .toList();
        Audience audience = new Audience(people, List.of(), List.of(), List.of());
        String once = "campaign " + news.noticeId();
        return notifications.tell(
                tx,
                petition.filing().districtId(),
                List.of(new Telling(notice, audience, once, null, news.noticeId())));
    }

    /**
     * What some parties read. Each look at a confidential petition is logged, and the inbox is no way around that: to staff it says what
     * to look at, and no more.
     */
    private record Words(String kind, String title, String text, boolean calls, boolean toStaff, boolean hushed) {

        static Words of(Petition petition, Told told) {
            boolean hushed = told.to().isStaff()
                    && !petition.filing().content().hiddenFrom().isEmpty();
            String little =
                    told.hushed() == null ? told.title() + "：保密诉求 " + petition.number() + "，请打开查看。" : told.hushed();
            return new Words(
                    told.kind(),
                    told.title(),
                    hushed ? little : told.text(),
                    told.calls(),
                    told.to().isStaff(),
                    hushed);
        }
    }

    private static Notice notice(Petition petition, Words words) {
        return new Notice(
                words.kind(),
                words.title(),
                words.text(),
                Notice.SubjectType.PETITION,
                petition.filing().id());
    }

    /** A message lies on a lock screen: of a confidential petition it says nothing to staff but its number. */
    private Card card(Petition petition, Words words) {
        return new Card(
                words.toStaff() ? SubscribeTemplate.TO_DO : SubscribeTemplate.PROGRESS,
                Objects.requireNonNullElse(petition.number(), ""),
                words.hushed()
                        ? "保密诉求"
                        : Objects.requireNonNullElse(petition.filing().content().title(), ""),
                status(petition),
                clock.instant(),
                words.title(),
                PAGE + petition.filing().id());
    }

    /** Five characters at most. */
    public static String status(Petition petition) {
        return switch (petition.status()) {
            case DRAFT -> "草稿";
            case SUBMITTED -> "待受理";
            case ACCEPTED -> "待派单";
            case DISPATCHED -> "待接单";
            case TAKEN -> "待领单";
            case HANDLING -> "办理中";
            case PAUSED -> "待补充";
            case CONSULTING -> "会商中";
            case ANSWERED -> petition.awaitsReview() ? "待复核" : "待评价";
            case CLOSED -> "已归档";
            case REJECTED -> "不予受理";
            case WITHDRAWN -> "已撤回";
        };
    }

    /** All of parties that are told the same; all of them are staff, or none is. */
    private static Audience audience(Petition petition, List<Told> alike, @Nullable UUID actor) {
        List<Audience> each = alike.stream()
                .map(Told::to)
                .distinct()
                .map(party -> audience(petition, party, actor))
                .toList();
        return new Audience(
                each.stream().flatMap(one -> one.people().stream()).distinct().toList(),
                each.stream().flatMap(one -> one.offices().stream()).distinct().toList(),
                each.getFirst().except(),
                each.getFirst().barred());
    }

    /** Whoever is on the enterprise's side sees it as an owner, whatever office the person holds beside that, and so does not read staff's words. */
    static Audience audience(Petition petition, Party party, @Nullable UUID actor) {
        List<Addressee> actorOnly =
                Stream.ofNullable(actor).map(Addressee::user).toList();
        return switch (party) {
            case OWN_SIDE -> new Audience(List.of(ownSide(petition)), List.of(), actorOnly, List.of());
            case CO_SIGNERS -> new Audience(coSigners(petition), List.of(), actorOnly, List.of());
            case DESK, SUPERVISOR, DEPARTMENT, DEPARTMENT_LEADS, SUPPORTING, HANDLER ->
                new Audience(
                        List.of(),
                        offices(petition, party),
                        Stream.concat(actorOnly.stream(), Stream.of(ownSide(petition)))
                                .toList(),
                        petition.filing().content().hiddenFrom().stream()
                                .map(Department::path)
                                .toList());
        };
    }

    /** While a filing on the enterprise's behalf is not confirmed, any of its owners stands for the filer. */
    private static Addressee ownSide(Petition petition) {
        UUID enterprise = petition.filing().enterprise().id();
        Person filer = petition.filer();
        boolean shared = petition.filing().content().visibility() != Visibility.PRIVATE;
        return filer == null || shared
                ? Addressee.office(Role.OWNER, enterprise)
                : Addressee.holder(filer.id(), Role.OWNER, enterprise);
    }

    private static List<Addressee> coSigners(Petition petition) {
        return petition.joined().stream()
                .map(enterprise -> Addressee.office(Role.OWNER, enterprise))
                .toList();
    }

    private static List<Office> offices(Petition petition, Party party) {
        String enterprise = petition.filing().enterprise().path();
        Stream<Department> lead = Stream.ofNullable(petition.routing().lead());
        return switch (party) {
            case OWN_SIDE, CO_SIGNERS -> List.of();
            case DESK -> List.of(Office.of(Role.DESK, enterprise));
            case SUPERVISOR -> List.of(Office.of(Role.SUPERVISOR, enterprise));
            case DEPARTMENT -> lead.flatMap(PetitionNotices::staffOf).toList();
            case DEPARTMENT_LEADS ->
                lead.map(department -> Office.of(Role.DEPARTMENT_LEAD, department.path()))
                        .toList();
            case SUPPORTING ->
                petition.routing().supporting().stream()
                        .flatMap(PetitionNotices::staffOf)
                        .distinct()
                        .toList();
            case HANDLER -> handler(petition);
        };
    }

    private static List<Office> handler(Petition petition) {
        Department lead = petition.routing().lead();
        Person handler = petition.handling().handler();
        return lead == null || handler == null
                ? List.of()
                : List.of(new Office(Role.HANDLER, lead.path(), handler.id()));
    }

    private static Stream<Office> staffOf(Department department) {
        return Office.staffOf(department.path()).stream();
    }
}
