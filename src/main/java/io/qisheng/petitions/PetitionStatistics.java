package io.qisheng.petitions;

import io.qisheng.organisations.OrganisationView;
import io.qisheng.organisations.Organisations;
import io.qisheng.petitions.bulletins.BulletinSource;
import io.qisheng.petitions.statistics.Grouping;
import io.qisheng.petitions.statistics.Span;
import io.qisheng.petitions.statistics.StatisticsView;
import io.qisheng.petitions.statistics.TallyRepository;
import io.qisheng.petitions.statistics.TallyRepository.Sum;
import io.qisheng.petitions.statistics.Within;
import io.qisheng.platform.Caller;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.tx.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rates of petitions and how long they took, as far as a caller reaches. */
@ApplicationScoped
class PetitionStatistics implements BulletinSource {

    private final Transactions transactions;
    private final TallyRepository tallies;
    private final Organisations organisations;
    private final CatalogueRepository catalogue;
    private final Clock clock;

    PetitionStatistics(
            Transactions transactions,
            TallyRepository tallies,
            Organisations organisations,
            CatalogueRepository catalogue,
            Clock clock) {
        this.transactions = transactions;
        this.tallies = tallies;
        this.organisations = organisations;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** The days that are meant, by today; fails with {@code validation-failed}. */
    Span span(@Nullable LocalDate from, @Nullable LocalDate to) {
        return Span.of(from, to, BusinessZone.dateOf(clock.instant()));
    }

    /** The rates row by row. */
    Uni<StatisticsView> of(Caller caller, Span span, Grouping by) {
        return of(caller.districtId(), Within.numbers(caller), span, by);
    }

    @Override
    public Uni<Told> told(UUID districtId, String officePath, Span span, Instant now) {
        List<Grouping> each = List.of(Grouping.DEPARTMENT, Grouping.CATEGORY);
        return tallies.sums(districtId, Within.told(officePath), span, each, now)
                .chain(sums -> view(districtId, span, Grouping.DEPARTMENT, sums.getFirst())
                        .chain(departments -> view(districtId, span, Grouping.CATEGORY, sums.getLast())
                                .map(categories -> new Told(departments, categories))));
    }

    private Uni<StatisticsView> of(UUID district, Within within, Span span, Grouping by) {
        return tallies.sums(district, within, span, by, clock.instant()).chain(sums -> view(district, span, by, sums));
    }

    private Uni<StatisticsView> view(UUID district, Span span, Grouping by, List<Sum> read) {
        List<Sum> counted = counted(read);
        return (by == Grouping.AREA
                        ? areas(district, counted)
                        : Uni.createFrom().item(counted))
                .chain(sums -> labels(district, by, sums).map(labels -> StatisticsView.of(span, by, sums, labels)));
    }

    /** Of the organisations at the paths by which areas are added up: paths are told to nobody. */
    private Uni<List<Sum>> areas(UUID district, List<Sum> sums) {
        if (sums.isEmpty()) {
            return Uni.createFrom().item(sums);
        }
        Set<String> paths = sums.stream().map(Sum::key).collect(Collectors.toSet());
        return transactions
                .read(tx -> organisations.findAt(tx, district, paths))
                .map(found -> found.stream()
                        .collect(Collectors.toMap(
                                OrganisationView::path,
                                organisation -> organisation.id().toString())))
                .map(ids -> sums.stream()
                        .map(sum -> new Sum(
                                Objects.requireNonNull(ids.get(sum.key()), "no organisation where petitions come from"),
                                sum.rate(),
                                sum.numerator(),
                                sum.denominator()))
                        .toList());
    }

    /** How the categories of petitions are called, by their codes. */
    Uni<Map<String, String>> categories() {
        return transactions.read(catalogue::labels);
    }

    /** What was counted once and taken back is no row. */
    private static List<Sum> counted(List<Sum> sums) {
        return sums.stream().filter(sum -> sum.denominator() != 0).toList();
    }

    private Uni<Map<String, String>> labels(UUID district, Grouping by, List<Sum> sums) {
        return switch (by) {
            case DEPARTMENT, AREA -> organisations(district, sums);
            case CATEGORY -> categories();
            case PERIOD -> Uni.createFrom().item(() -> months(sums));
        };
    }

    /** Those with the most first. */
    private Uni<Map<String, String>> organisations(UUID district, List<Sum> sums) {
        Map<String, Long> sizes =
                sums.stream().collect(Collectors.groupingBy(Sum::key, Collectors.summingLong(Sum::denominator)));
        List<String> keys = sizes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        List<UUID> ids = keys.stream().map(UUID::fromString).toList();
        return transactions.read(tx -> organisations.findAll(tx, district, ids)).map(found -> named(keys, found));
    }

    private static Map<String, String> named(List<String> keys, Collection<OrganisationView> found) {
        Map<String, String> names = found.stream()
                .collect(Collectors.toMap(organisation -> organisation.id().toString(), OrganisationView::name));
        return labelled(keys.stream(), key -> names.getOrDefault(key, key));
    }

    private static Map<String, String> months(List<Sum> sums) {
        return labelled(
                sums.stream().map(Sum::key).distinct().sorted(),
                key -> key.substring(0, 4) + "年" + Integer.parseInt(key.substring(5)) + "月");
    }

    private static Map<String, String> labelled(Stream<String> keys, Function<String, String> label) {
        return keys.collect(Collectors.toMap(Function.identity(), label, (one, same) -> one, LinkedHashMap::new));
    }
}
