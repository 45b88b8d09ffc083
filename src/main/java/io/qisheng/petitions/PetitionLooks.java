package io.qisheng.petitions;

import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.petitions.looks.Look;
import io.qisheng.petitions.looks.Looks;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Knows which looks at petitions are logged: those of staff at what is hidden from some department. */
@ApplicationScoped
class PetitionLooks {

    private static final Set<Role> OF_DEPARTMENTS = EnumSet.of(Role.HANDLER, Role.DEPARTMENT_LEAD);

    private final Looks looks;
    private final Clock clock;

    PetitionLooks(Looks looks, Clock clock) {
        this.looks = looks;
        this.clock = clock;
    }

    /** Whether a look with this view is logged. */
    static boolean isLogged(PetitionRecord row, View view) {
        return view == View.STAFF && row.hiddenPaths.length > 0;
    }

    /** Logs the look, if it is one to be logged. It must not be called within a transaction. */
    Uni<Void> note(Caller caller, PetitionRecord row, View view) {
        return isLogged(row, view)
                ? looks.note(row.key.districtId(), row.key.id(), look(caller, row))
                : Uni.createFrom().voidItem();
    }

    /** The same as part of a transaction in which the caller acts; the row must not have been acted on yet. */
    Uni<Void> note(Tx tx, Caller caller, PetitionRecord row, View view) {
        return isLogged(row, view)
                ? looks.note(tx, row.key.districtId(), row.key.id(), look(caller, row))
                : Uni.createFrom().voidItem();
    }

    private Look look(Caller caller, PetitionRecord row) {
        Grant office = office(caller, row);
        return new Look(
                caller.userId(),
                caller.name(),
                office.role(),
                office.organisationId(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** The office by which the caller may look. */
    private static Grant office(Caller caller, PetitionRecord row) {
        return caller.grants().stream()
                .filter(grant -> pathsFor(grant, row).contains(grant.path()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> pathsFor(Grant grant, PetitionRecord row) {
        return switch (grant.role()) {
            case DESK, SUPERVISOR, ADMIN, AUDITOR -> Arrays.asList(row.scopePaths);
            default -> OF_DEPARTMENTS.contains(grant.role()) ? Arrays.asList(row.departmentPaths) : List.of();
        };
    }
}
