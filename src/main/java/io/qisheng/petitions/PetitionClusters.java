package io.qisheng.petitions;

import static java.util.Objects.requireNonNull;

import io.qisheng.organisations.OrganisationView;
import io.qisheng.organisations.Organisations;
import io.qisheng.petitions.PetitionClusterRepository.Candidate;
import io.qisheng.petitions.clusters.domain.Cluster;
import io.qisheng.petitions.clusters.domain.ClusterCase;
import io.qisheng.petitions.clusters.domain.Clustering;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Role;
import io.qisheng.platform.limits.BoundedWork;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Proposes groups of open petitions that may have one cause, each with its reasons in words. */
@ApplicationScoped
class PetitionClusters {

    private static final Duration WINDOW = Duration.ofDays(120);
    private static final int MOST_SHOWN = 20;

    /** As many as a campaign can be opened with. */
    private static final int MOST_JOINING = 50;

    /** How many are compared for or wait for it. */
    static final int MOST_ASKING = 8;

    private static final int RETRY_AFTER = 5;

    private final Transactions transactions;
    private final PetitionClusterRepository repository;
    private final PetitionCategories categories;
    private final Organisations organisations;
    private final Clock clock;
    private final BoundedWork comparing;

    PetitionClusters(
            Transactions transactions,
            PetitionClusterRepository repository,
            PetitionCategories categories,
            Organisations organisations,
            Clock clock,
            Vertx vertx) {
        this.transactions = transactions;
        this.repository = repository;
        this.categories = categories;
        this.organisations = organisations;
        this.clock = clock;
        // tens of thousands of pairs of texts are too long for the thread that serves everybody, and one core is enough
        // for them
        this.comparing = new BoundedWork(vertx, "clusters", 1, MOST_ASKING, RETRY_AFTER);
    }

    record Reason(String code, String text) {}

    /** A group as the contract's {@code PetitionCluster} shows it. */
    record ClusterView(
            int enterprises,
            @Nullable String category,
            @Nullable String keyword,
            List<Reason> reasons,
            List<PetitionRow> petitions) {}

    record Proposals(List<ClusterView> items) {}

    /** The groups that there are now, the strongest first; fails with {@code unavailable} in a rush. */
    Uni<Proposals> propose(Caller caller) {
        return repository
                .candidates(PetitionClusterRepository.candidates(
                        caller.districtId(),
                        PetitionScope.of(caller),
                        Stream.of(Role.DESK, Role.SUPERVISOR)
                                .flatMap(role -> caller.paths(role).stream())
                                .toList(),
                        Times.known(clock.instant().minus(WINDOW))))
                .chain(found -> enterprises(caller, found)
                        .map(enterprises -> found.stream()
                                .map(one -> caseOf(one, enterprises))
                                .toList())
                        .chain(cases -> comparing.done(() -> Clustering.of(cases)))
                        .chain(clusters -> views(caller, found, clusters)));
    }

    private Uni<Map<UUID, OrganisationView>> enterprises(Caller caller, List<Candidate> found) {
        return organisations(
                caller,
                found.stream()
                        .map(one -> requireNonNull(one.row().enterprise()).id())
                        .distinct()
                        .toList());
    }

    private Uni<Map<UUID, OrganisationView>> organisations(Caller caller, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : transactions
                        .read(tx -> organisations.findAll(tx, caller.districtId(), ids))
                        .map(all -> all.stream().collect(Collectors.toMap(OrganisationView::id, Function.identity())));
    }

    private Uni<Proposals> views(Caller caller, List<Candidate> found, List<Cluster> all) {
        List<Cluster> clusters = all.stream().limit(MOST_SHOWN).toList();
        Map<UUID, PetitionRow> rows =
                found.stream().map(Candidate::row).collect(Collectors.toMap(PetitionRow::id, Function.identity()));
        List<UUID> places = clusters.stream()
                .map(Cluster::place)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return organisations(caller, places)
                .chain(named -> categories.current().map(known -> {
                    Map<String, String> labels =
                            known.stream().collect(Collectors.toMap(PetitionCategory::code, PetitionCategory::label));
                    return new Proposals(clusters.stream()
                            .map(cluster -> view(cluster, rows, labels, named))
                            .toList());
                }));
    }

    private static ClusterCase caseOf(Candidate one, Map<UUID, OrganisationView> enterprises) {
        UUID enterprise = requireNonNull(one.row().enterprise()).id();
        OrganisationView known = enterprises.get(enterprise);
        return new ClusterCase(
                one.row().id(),
                enterprise,
                requireNonNull(one.row().category()),
                requireNonNull(one.row().title()),
                one.text(),
                known == null ? null : known.parentId(),
                known == null ? null : known.industry());
    }

    private static ClusterView view(
            Cluster cluster,
            Map<UUID, PetitionRow> rows,
            Map<String, String> labels,
            Map<UUID, OrganisationView> places) {
        return new ClusterView(
                cluster.enterprises(),
                cluster.category(),
                cluster.words().isEmpty() ? null : cluster.words().getFirst(),
                reasons(cluster, labels, places),
                cluster.members().stream()
                        .limit(MOST_JOINING)
                        .map(member -> requireNonNull(rows.get(member.id())))
                        .toList());
    }

    private static List<Reason> reasons(
            Cluster cluster, Map<String, String> labels, Map<UUID, OrganisationView> places) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason("ENTERPRISES", cluster.enterprises() + " 家企业"));
        String label = cluster.category() == null ? null : labels.get(cluster.category());
        if (label != null) {
            reasons.add(new Reason("CATEGORY", "都属“" + label + "”类"));
        }
        OrganisationView place = cluster.place() == null ? null : places.get(cluster.place());
        if (place != null) {
            reasons.add(new Reason("PLACE", "都在" + place.name()));
        }
        if (cluster.industry() != null) {
            reasons.add(new Reason("INDUSTRY", "都是同一行业"));
        }
        if (!cluster.words().isEmpty()) {
            reasons.add(new Reason(
                    "WORDS",
                    "都提到"
                            + cluster.words().stream()
                                    .map(word -> "“" + word + "”")
                                    .collect(Collectors.joining())));
        }
        return reasons;
    }
}
