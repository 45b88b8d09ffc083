package io.qisheng.petitions.looks;

import io.qisheng.organisations.OrganisationView;
import io.qisheng.organisations.Organisations;
import io.qisheng.platform.Caller;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Logs looks at confidential petitions, and shows who looked. Who may see either is decided before. */
@ApplicationScoped
public class Looks {

    private final LookRepository repository;
    private final Organisations organisations;
    private final Transactions transactions;
    private final Cursors cursors;

    Looks(LookRepository repository, Organisations organisations, Transactions transactions, Cursors cursors) {
        this.repository = repository;
        this.organisations = organisations;
        this.transactions = transactions;
        this.cursors = cursors;
    }

    /** One look; of several within some minutes the first is kept. */
    public Uni<Void> note(UUID districtId, UUID petitionId, Look look) {
        return repository.note(districtId, petitionId, look);
    }

    /** The same as part of what the viewer does in a transaction; it stands if that does. */
    public Uni<Void> note(Tx tx, UUID districtId, UUID petitionId, Look look) {
        return repository.note(tx, districtId, petitionId, look);
    }

    /** A page of looks, the latest first; fails with {@code cursor-invalid}. */
    public Uni<Page<LookView>> list(Caller caller, UUID petitionId, int limit, @Nullable String cursor) {
        String bound = "petition-looks " + caller.userId() + " " + petitionId;
        List<String> after = cursor == null ? List.of() : cursors.decode(bound, cursor);
        return repository
                .page(
                        caller.districtId(),
                        petitionId,
                        after.isEmpty() ? null : Instant.parse(after.get(0)),
                        after.isEmpty() ? null : UUID.fromString(after.get(1)),
                        limit + 1)
                .map(looks -> cursors.page(
                        bound,
                        looks,
                        limit,
                        look -> List.of(look.at().toString(), look.viewerId().toString())))
                .chain(page -> named(caller, page));
    }

    private Uni<Page<LookView>> named(Caller caller, Page<Look> page) {
        List<UUID> ids =
                page.items().stream().map(Look::organisationId).distinct().toList();
        return transactions
                .read(tx -> organisations.findAll(tx, caller.districtId(), ids))
                .map(found -> found.stream().collect(Collectors.toMap(OrganisationView::id, OrganisationView::name)))
                .map(names -> new Page<>(views(page.items(), names), page.nextCursor()));
    }

    private static List<LookView> views(List<Look> looks, Map<UUID, String> names) {
        return looks.stream()
                .map(look -> LookView.of(look, names.getOrDefault(look.organisationId(), "")))
                .toList();
    }
}
