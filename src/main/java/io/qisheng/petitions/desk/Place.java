package io.qisheng.petitions.desk;

import static io.qisheng.petitions.domain.PetitionStatus.ACCEPTED;
import static io.qisheng.petitions.domain.PetitionStatus.ANSWERED;
import static io.qisheng.petitions.domain.PetitionStatus.CONSULTING;
import static io.qisheng.petitions.domain.PetitionStatus.DISPATCHED;
import static io.qisheng.petitions.domain.PetitionStatus.HANDLING;
import static io.qisheng.petitions.domain.PetitionStatus.PAUSED;
import static io.qisheng.petitions.domain.PetitionStatus.SUBMITTED;
import static io.qisheng.petitions.domain.PetitionStatus.TAKEN;

import io.qisheng.petitions.domain.Ball.Holder;
import io.qisheng.petitions.domain.PetitionStatus;
import java.util.List;

/** One stretch of the index of queues: who holds the ball, in which state. All open petitions lie in one of these. */
record Place(Holder holder, PetitionStatus status) {

    static final List<Place> DESK = List.of(new Place(Holder.DESK, SUBMITTED), new Place(Holder.DESK, ACCEPTED));
    static final List<Place> RULING = List.of(new Place(Holder.SUPERVISOR, ACCEPTED));
    static final List<Place> EXTENSION = List.of(new Place(Holder.SUPERVISOR, HANDLING));
    static final List<Place> REVIEW = List.of(new Place(Holder.SUPERVISOR, ANSWERED));
    static final List<Place> DEPARTMENT =
            List.of(new Place(Holder.DEPARTMENT, DISPATCHED), new Place(Holder.DEPARTMENT, TAKEN));
    static final List<Place> TEAM =
            List.of(new Place(Holder.HANDLER, HANDLING), new Place(Holder.CONVENOR, CONSULTING));

    /** Everything open that waits for staff. */
    static final List<Place> STAFF = join(DESK, RULING, EXTENSION, REVIEW, DEPARTMENT, TEAM);

    /** Everything open. */
    static final List<Place> ALL =
            join(STAFF, List.of(new Place(Holder.FILER, PAUSED), new Place(Holder.FILER, ANSWERED)));

    @SafeVarargs
    private static List<Place> join(List<Place>... lists) {
        return List.of(lists).stream().flatMap(List::stream).toList();
    }
}
