package io.qisheng.petitions;

import io.qisheng.petitions.domain.Decision;
import io.qisheng.petitions.domain.Fault;
import io.qisheng.petitions.domain.PetitionAction;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import java.util.List;

/** Refusals are values until here; from here they are problems. */
final class Refusals {

    private Refusals() {}

    /** With where the petition stands and what the caller may do instead. */
    static ProblemException problem(Decision.Refused refused) {
        return ProblemException.of(refused.problem(), violations(refused.faults()))
                .with("petitionStatus", refused.status().name())
                .with(
                        "allowedActions",
                        refused.allowed().stream().map(PetitionAction::code).toList());
    }

    static ProblemException problem(Decision.Unfit unfit) {
        return ProblemException.invalid(violations(unfit.faults()));
    }

    private static List<Violation> violations(List<Fault> faults) {
        return faults.stream()
                .map(fault -> new Violation(fault.pointer(), fault.code(), fault.message()))
                .toList();
    }
}
