package io.qisheng.petitions;

import io.qisheng.petitions.CampaignPetitionRepository.Member;
import io.qisheng.petitions.CampaignPetitionRepository.Week;
import io.qisheng.petitions.campaigns.CampaignReader;
import io.qisheng.petitions.campaigns.CampaignReader.Signature;
import io.qisheng.platform.Caller;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.time.BusinessZone;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The petitions of a campaign, and how many of its kind came before and after it was opened. */
@ApplicationScoped
class CampaignPetitions {

    /** Weeks before it was opened, and as many after. */
    private static final int WEEKS = 8;

    private final CampaignReader campaigns;
    private final CampaignPetitionRepository repository;
    private final Cursors cursors;
    private final Clock clock;

    CampaignPetitions(CampaignReader campaigns, CampaignPetitionRepository repository, Cursors cursors, Clock clock) {
        this.campaigns = campaigns;
        this.repository = repository;
        this.cursors = cursors;
        this.clock = clock;
    }

    record CampaignPetition(PetitionRow petition, @Nullable String left) {}

    /** New petitions of the campaign's kind in one week. */
    record WeekView(LocalDate from, boolean after, boolean whole, int cases) {}

    /** What the campaign has brought about, as far as numbers say so. */
    record EffectView(
            String category,
            @Nullable String keyword,
            int casesBefore,
            int weeksBefore,
            int casesAfter,
            int weeksAfter,
            List<WeekView> weeks) {}

    /** A page of its petitions that the caller may see whole; fails with {@code not-found} and {@code cursor-invalid}. */
    Uni<Page<CampaignPetition>> list(Caller caller, UUID id, int limit, @Nullable String cursor) {
        String bound = "campaign-petitions " + caller.userId() + " " + id;
        UUID after = cursor == null
                ? null
                : UUID.fromString(cursors.decode(bound, cursor).getFirst());
        return campaigns
                .signature(caller, id)
                .chain(() -> repository.members(CampaignPetitionRepository.members(
                        caller.districtId(), PetitionScope.of(caller), id, after, limit + 1)))
                .map(members -> cursors.page(
                        bound,
                        members,
                        limit,
                        member -> List.of(member.row().id().toString())))
                .map(page -> new Page<>(
                        page.items().stream().map(CampaignPetitions::view).toList(), page.nextCursor()));
    }

    private static CampaignPetition view(Member member) {
        return new CampaignPetition(member.row(), member.left());
    }

    /** Its effect, in numbers of petitions that the caller may see; fails with {@code not-found}. */
    Uni<EffectView> effect(Caller caller, UUID id) {
        return campaigns.signature(caller, id).chain(kind -> {
            LocalDate first = opened(kind).minusWeeks(WEEKS);
            return repository
                    .weeks(CampaignPetitionRepository.weeks(
                            caller.districtId(),
                            PetitionScope.of(caller),
                            kind,
                            start(first),
                            start(first.plusWeeks(2L * WEEKS))))
                    .map(weeks -> effect(kind, first, weeks));
        });
    }

    private EffectView effect(Signature kind, LocalDate first, List<Week> counted) {
        Map<Integer, Integer> cases = counted.stream().collect(Collectors.toMap(Week::nth, Week::cases));
        LocalDate today = BusinessZone.dateOf(clock.instant());
        List<WeekView> weeks = IntStream.range(0, 2 * WEEKS)
                .filter(nth -> !first.plusWeeks(nth).isAfter(today))
                .mapToObj(nth -> new WeekView(
                        first.plusWeeks(nth),
                        nth >= WEEKS,
                        !first.plusWeeks(nth + 1L).isAfter(today),
                        cases.getOrDefault(nth, 0)))
                .toList();
        List<WeekView> before = weeks.stream().filter(week -> !week.after()).toList();
        List<WeekView> after =
                weeks.stream().filter(week -> week.after() && week.whole()).toList();
        return new EffectView(
                kind.category(), kind.keyword(), sum(before), before.size(), sum(after), after.size(), weeks);
    }

    private static int sum(List<WeekView> weeks) {
        return weeks.stream().mapToInt(WeekView::cases).sum();
    }

    /** The petitions behind the number of a week; fails with {@code not-found}, {@code validation-failed} and {@code cursor-invalid}. */
    Uni<Page<PetitionRow>> cases(Caller caller, UUID id, LocalDate week, int limit, @Nullable String cursor) {
        String bound = "campaign-cases " + caller.userId() + " " + id + " " + week;
        CampaignPetitionRepository.@Nullable Place after = cursor == null ? null : place(cursors.decode(bound, cursor));
        return campaigns
                .signature(caller, id)
                .invoke(kind -> mustBeWeek(kind, week))
                .chain(kind -> repository.cases(CampaignPetitionRepository.cases(
                        caller.districtId(),
                        PetitionScope.of(caller),
                        kind,
                        start(week),
                        start(week.plusWeeks(1)),
                        after,
                        limit + 1)))
                .map(items -> cursors.page(
                        bound,
                        items,
                        limit,
                        item -> List.of(
                                item.filedAt().toString(), item.row().id().toString())))
                .map(page -> new Page<>(
                        page.items().stream()
                                .map(CampaignPetitionRepository.Case::row)
                                .toList(),
                        page.nextCursor()));
    }

    private static CampaignPetitionRepository.Place place(List<String> keys) {
        return new CampaignPetitionRepository.Place(OffsetDateTime.parse(keys.get(0)), UUID.fromString(keys.get(1)));
    }

    private static void mustBeWeek(Signature kind, LocalDate week) {
        long days = ChronoUnit.DAYS.between(opened(kind), week);
        if (days % 7 != 0 || days < -7L * WEEKS || days >= 7L * WEEKS) {
            throw ProblemException.invalid(List.of(new Violation("?week", "not-in-list", "请选择成效表里的一周。")));
        }
    }

    private static LocalDate opened(Signature kind) {
        return BusinessZone.dateOf(kind.openedAt());
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(BusinessZone.ID).toOffsetDateTime();
    }
}
