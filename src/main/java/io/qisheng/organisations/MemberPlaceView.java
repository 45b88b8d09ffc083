package io.qisheng.organisations;

import java.util.List;
import java.util.UUID;

/**
 * A member and where the member belongs; inside the house only.
 *
 * @param path the path of the affiliation's branch
 * @param participations the paths of the organisations in which the member takes part besides
 */
public record MemberPlaceView(
        UUID id, String name, UUID branchId, String branchName, String path, List<String> participations) {

    public MemberPlaceView {
        participations = List.copyOf(participations);
    }
}
