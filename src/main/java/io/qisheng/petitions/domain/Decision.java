package io.qisheng.petitions.domain;

import io.qisheng.platform.problem.ProblemType;
import java.util.List;
import java.util.Set;

/** What became of a command. */
public sealed interface Decision {

    /** It happened: the timeline row to append, and the petition after it. */
    record Applied(TimelineEntry entry, Petition petition) implements Decision {}

    /**
     * It may not happen.
     *
     * @param status where the petition stands
     * @param allowed what this actor may do instead
     * @param faults what the petition itself lacks, where that is the reason
     */
    record Refused(ProblemType problem, PetitionStatus status, Set<PetitionAction> allowed, List<Fault> faults)
            implements Decision {}

    /** The action would be possible, with other data. */
    record Unfit(List<Fault> faults) implements Decision {}
}
