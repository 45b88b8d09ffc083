package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
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
        String old = LivedPetitions.earlier(cipher, fresh, LONG_AGO);

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
}
