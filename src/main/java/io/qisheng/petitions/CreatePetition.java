package io.qisheng.petitions;

import io.qisheng.petitions.domain.Filing.Kind;
import io.qisheng.petitions.domain.Filing.Place;
import io.qisheng.petitions.domain.Filing.Visibility;
import io.qisheng.petitions.orders.ServiceInput;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body that files a petition or keeps a draft.
 *
 * @param id made by the phone, so that a filing sent twice is filed once
 * @param onBehalfOf the enterprise for which the desk or an instructor files
 * @param policyId the policy that it asks about
 */
record CreatePetition(
        @Nullable UUID id,
        @Nullable UUID enterpriseId,
        @Nullable UUID onBehalfOf,
        @Nullable Kind kind,
        @Nullable String category,
        @Nullable String title,
        @Nullable String text,
        @Nullable PlaceInput place,
        @Nullable List<UUID> evidenceIds,
        @Nullable Contact contact,
        @Nullable Visibility visibility,
        @Nullable List<UUID> confidentialFrom,
        @Nullable UUID complaintAbout,
        @Nullable ServiceInput service,
        @Nullable UUID policyId,
        @Nullable Boolean submit) {

    /** Where; a draft may name nothing yet. */
    record PlaceInput(
            @Nullable String name,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String crs) {

        Place place() {
            return new Place(name, latitude, longitude, crs);
        }
    }

    /** Whom to call. */
    record Contact(@Nullable String name, @Nullable String phone) {}

    boolean files() {
        return !Boolean.FALSE.equals(submit);
    }

    List<UUID> photos() {
        return evidenceIds == null ? List.of() : evidenceIds;
    }

    List<UUID> hiddenFrom() {
        return confidentialFrom == null ? List.of() : confidentialFrom;
    }
}
