package io.qisheng.petitions;

import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.domain.Filing;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionEvent;
import io.qisheng.petitions.domain.PetitionEvent.Accepted;
import io.qisheng.petitions.domain.PetitionEvent.Submitted;
import io.qisheng.petitions.domain.PetitionFold;
import io.qisheng.petitions.domain.SlaPolicies.Terms;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.platform.Ids;
import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.platform.time.Holidays;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Twins of petitions that were filed over HTTP, whose life lies further back or by other terms, written beside the service. */
final class LivedPetitions {

    static final Clocks CLOCKS = new Clocks(new CalendarTime(Holidays.calendar()));

    private LivedPetitions() {}

    /** A twin whose whole life lies further back. */
    static String earlier(FieldCipher cipher, String model, Duration back) throws Exception {
        return twin(cipher, model, back, UnaryOperator.identity());
    }

    /** A twin that was accepted under other terms. */
    static String under(FieldCipher cipher, String model, Terms terms) throws Exception {
        return twin(
                cipher,
                model,
                Duration.ZERO,
                data -> data instanceof Accepted accepted
                        ? new Accepted(accepted.category(), accepted.urgency(), accepted.complexity(), terms)
                        : data);
    }

    private static String twin(FieldCipher cipher, String model, Duration back, UnaryOperator<PetitionEvent> change)
            throws Exception {
        Petition petition = Objects.requireNonNull(StoredPetitions.all().get(UUID.fromString(model)));
        Filing twin = new Filing(
                Ids.next(),
                petition.filing().districtId(),
                petition.filing().enterprise(),
                petition.filing().filer(),
                null,
                petition.filing().createdAt().minus(back),
                petition.filing().content());
        try (Connection connection = StoredPetitions.asOwner()) {
            PetitionSeed seed = new PetitionSeed(connection, CLOCKS, cipher);
            List<TimelineEntry> past = StoredPetitions.timeline(connection, UUID.fromString(model)).stream()
                    .map(entry -> moved(entry, back, change.apply(numbered(entry, "twin-" + twin.id()))))
                    .toList();
            seed.add(PetitionFold.fold(twin, past), past, "王小明", "13800000001");
            seed.write();
        }
        return twin.id().toString();
    }

    private static PetitionEvent numbered(TimelineEntry entry, String number) {
        return entry.data() instanceof Submitted submitted ? new Submitted(number, submitted.terms()) : entry.data();
    }

    private static TimelineEntry moved(TimelineEntry entry, Duration back, PetitionEvent data) {
        return new TimelineEntry(
                entry.seq(),
                entry.action(),
                entry.from(),
                entry.to(),
                entry.by(),
                entry.at().minus(back),
                data);
    }
}
