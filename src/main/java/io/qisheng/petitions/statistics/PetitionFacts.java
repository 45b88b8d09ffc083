package io.qisheng.petitions.statistics;

import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.domain.Fact;
import io.qisheng.petitions.domain.Facts;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.Routing.Department;
import java.util.List;
import java.util.UUID;

/**
 * The facts of one petition with what decides who may see them counted.
 *
 * @param area the path of the organisation above the enterprise
 * @param hiddenPaths the departments that it is hidden from, in order
 */
public record PetitionFacts(UUID districtId, UUID petitionId, String area, List<String> hiddenPaths, List<Fact> facts) {

    public PetitionFacts {
        hiddenPaths = List.copyOf(hiddenPaths);
        facts = List.copyOf(facts);
    }

    public static PetitionFacts of(Petition petition, Clocks clocks) {
        return new PetitionFacts(
                petition.filing().districtId(),
                petition.filing().id(),
                above(petition.filing().enterprise().path()),
                petition.filing().content().hiddenFrom().stream()
                        .map(Department::path)
                        .distinct()
                        .sorted()
                        .toList(),
                Facts.of(petition, clocks));
    }

    private static String above(String path) {
        int end = path.lastIndexOf('/');
        return end > 0 ? path.substring(0, end) : path;
    }
}
