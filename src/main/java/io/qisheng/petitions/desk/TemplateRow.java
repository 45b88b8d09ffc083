package io.qisheng.petitions.desk;

import io.qisheng.organisations.OrganisationView;
import io.qisheng.petitions.desk.AnswerTemplateView.Office;
import io.qisheng.platform.problem.Precondition;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A template's row: an office's or a user's. */
record TemplateRow(
        UUID districtId,
        UUID id,
        @Nullable UUID officeId,
        @Nullable UUID userId,
        String kind,
        String title,
        String text,
        long version) {

    TemplateRow rewritten(WriteTemplate wish) {
        return new TemplateRow(districtId, id, officeId, userId, wish.kind(), wish.title(), wish.text(), version + 1);
    }

    String etag() {
        return Precondition.etag(version);
    }

    boolean isOf(UUID user) {
        return user.equals(userId);
    }

    boolean isOfOneOf(Set<UUID> offices) {
        return officeId != null && offices.contains(officeId);
    }

    AnswerTemplateView view(@Nullable OrganisationView office, boolean editable) {
        Office shared = office == null ? null : new Office(office.id(), office.name());
        return new AnswerTemplateView(id, shared, kind, title, text, editable, etag());
    }
}
