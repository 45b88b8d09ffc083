package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.domain.Filing;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionEvent;
import io.qisheng.petitions.domain.PetitionFold;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.platform.Ids;
import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.platform.time.Holidays;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Answers that nobody rated. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class UnratedPetitionsTest {

    private static final Duration LONG_AGO = Duration.ofDays(30);

    @Inject
    UnratedPetitions unrated;

    @Inject
    FieldCipher cipher;

    @Test
    void closesOnceWhatWasAnsweredLongAgoAndLeavesTheRest() throws Exception {
        String fresh = answered(filed());
        String old = lived(fresh);

        Uni.join()
                .all(unrated.closeDue(), unrated.closeDue())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(20));

        get(OWNER, old)
                .then()
                .body("status", equalTo("CLOSED"))
                .body("closure", equalTo("UNRATED"))
                .body("rating", nullValue());
        timeline("desk", old).then().body("items.findAll { it.action == 'close-unrated' }", hasSize(1));
        get(OWNER, fresh).then().body("status", equalTo("ANSWERED"));
    }

    /** A twin of an answered petition whose whole life lies a month further back. */
    private String lived(String answered) throws Exception {
        Petition model = Objects.requireNonNull(StoredPetitions.all().get(UUID.fromString(answered)));
        Filing twin = new Filing(
                Ids.next(),
                model.filing().districtId(),
                model.filing().enterprise(),
                model.filing().filer(),
                null,
                model.filing().createdAt().minus(LONG_AGO),
                model.filing().content());
        try (Connection connection = StoredPetitions.asOwner();
                PetitionSeed seed =
                        new PetitionSeed(connection, new Clocks(new CalendarTime(Holidays.calendar())), cipher)) {
            List<TimelineEntry> past = StoredPetitions.timeline(connection, UUID.fromString(answered)).stream()
                    .map(entry -> earlier(entry, "old-" + twin.id()))
                    .toList();
            seed.add(PetitionFold.fold(twin, past), past, "王小明", "13800000001");
            seed.write();
        }
        return twin.id().toString();
    }

    private static TimelineEntry earlier(TimelineEntry entry, String number) {
        PetitionEvent data = entry.data() instanceof PetitionEvent.Submitted submitted
                ? new PetitionEvent.Submitted(number, submitted.terms())
                : entry.data();
        return new TimelineEntry(
                entry.seq(),
                entry.action(),
                entry.from(),
                entry.to(),
                entry.by(),
                entry.at().minus(LONG_AGO),
                data);
    }
}
