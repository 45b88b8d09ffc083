package io.qisheng.notifications;

import java.util.List;

/**
 * Who reads a notice, and who does not although an address would let them.
 *
 * @param except whoever holds one of these addresses does not read it
 * @param barred whoever sits at or below one of these organisations, given by their paths, does not read it
 */
public record Audience(List<Addressee> people, List<Office> offices, List<Addressee> except, List<String> barred) {

    public Audience {
        people = List.copyOf(people);
        offices = List.copyOf(offices);
        except = List.copyOf(except);
        barred = List.copyOf(barred);
    }

    /** Whether there is nobody whom it could reach. */
    public boolean isEmpty() {
        return people.isEmpty() && offices.isEmpty();
    }
}
