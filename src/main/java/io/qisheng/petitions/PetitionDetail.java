package io.qisheng.petitions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.qisheng.evidence.EvidenceView;
import io.qisheng.petitions.PetitionRow.Ref;
import io.qisheng.petitions.campaigns.CampaignReader.Shown;
import io.qisheng.petitions.clocks.EscalationView;
import io.qisheng.petitions.domain.Clock;
import io.qisheng.petitions.domain.Filing.Place;
import io.qisheng.petitions.orders.ServiceOrderView;
import io.qisheng.platform.time.Times;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One petition as the contract's {@code Petition} shows it. */
record PetitionDetail(
        @JsonUnwrapped PetitionRow row,
        @Nullable String complexity,
        @Nullable String text,
        @Nullable Place place,
        @Nullable MaskedContact contact,
        List<EvidenceView> evidence,
        boolean filedOnBehalf,
        @Nullable OffsetDateTime confirmationDueAt,
        List<Ref> assistingDepartments,
        List<Ref> confidentialFrom,
        @Nullable Ref complaintAbout,
        boolean lookLogged,
        List<ClockView> clocks,
        List<EscalationView> escalations,
        List<String> allowedActions,
        @Nullable PromiseView promise,
        @Nullable ExtensionView extension,
        @Nullable ConsultationView consultation,
        @Nullable AnswerView answer,
        @Nullable RatingView rating,
        @Nullable String closure,
        boolean reopened,
        int coSigners,
        boolean published,
        @Nullable Boolean publishingConsented,
        @Nullable ServiceOrderView service,
        @Nullable Ref policy,
        @Nullable Shown campaign,
        OffsetDateTime createdAt,
        String etag) {

    record MaskedContact(@Nullable String name, @Nullable String phone) {}

    record ClockView(
            String name,
            String state,
            OffsetDateTime startedAt,
            OffsetDateTime dueAt,
            double usedShare,
            boolean provisional) {

        static ClockView of(Clock clock) {
            return new ClockView(
                    clock.name().name(),
                    clock.state().name(),
                    Times.known(clock.startedAt()),
                    Times.known(clock.dueAt()),
                    clock.usedShare(),
                    clock.provisional());
        }
    }

    record PromiseView(String text, LocalDate dueDate, String state) {}

    record ExtensionView(
            int days, @Nullable String reason, @Nullable Boolean granted) {}

    record ConsultationView(
            @Nullable String question,
            OffsetDateTime meetsAt,
            Ref convenor,
            List<Ref> departments,
            @Nullable String resolution,
            List<TaskView> tasks) {}

    record TaskView(Ref department, String text, LocalDate dueDate) {}

    record AnswerView(String outcome, String text, OffsetDateTime at, List<EvidenceView> evidence) {}

    record RatingView(
            boolean solved, String satisfaction, @Nullable String text, OffsetDateTime at) {}
}
