package io.qisheng.petitions;

import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Numbers that people can say on the phone: the day, and a number that rises for ever. Gaps are allowed, twice is not. */
@ApplicationScoped
class PetitionNumbers {

    private final PetitionRepository repository;
    private final Clock clock;

    PetitionNumbers(PetitionRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    Uni<String> next(Tx tx) {
        LocalDate today = BusinessZone.dateOf(clock.instant());
        return repository.nextNumber(tx).map(number -> format(today, number));
    }

    static String format(LocalDate day, long number) {
        return "%s-%05d".formatted(day.format(DateTimeFormatter.BASIC_ISO_DATE), number);
    }
}
