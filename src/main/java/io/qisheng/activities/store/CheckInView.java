package io.qisheng.activities.store;

import io.qisheng.activities.domain.CheckInReason;
import io.qisheng.activities.domain.CheckInRules.Result;
import io.qisheng.activities.domain.Scan;
import io.qisheng.platform.time.Times;
import io.qisheng.points.ledger.PostedView;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A check-in as it is answered.
 *
 * @param result as it was judged when it came
 * @param decided what a secretary made of it
 * @param message what it means and what happens next
 */
public record CheckInView(
        UUID id,
        UUID activityId,
        Ref member,
        Ref organisation,
        @Nullable UUID sessionId,
        Scan.Way way,
        Result result,
        @Nullable String decided,
        boolean repeated,
        boolean guest,
        List<String> reasons,
        @Nullable String points,
        @Nullable String explanation,
        String message,
        OffsetDateTime scannedAt,
        OffsetDateTime receivedAt) {

    /**
     * From what a statement wrote.
     *
     * @param facts the row of the check-in with {@code ruling}, the last there was, and {@code posted}, the entry that stands
     */
    public static CheckInView of(JsonObject facts, boolean repeated) {
        String ruling = facts.getString("ruling");
        JsonObject posted = facts.getJsonObject("posted");
        PostedView paid = posted == null ? null : PostedView.of(posted);
        String session = facts.getString("session_id");
        Result result = Result.valueOf(facts.getString("result"));
        List<CheckInReason> reasons = reasons(facts, ruling);
        String decided = ruling == null || ruling.equals("OBJECTION") ? null : ruling;
        return new CheckInView(
                UUID.fromString(facts.getString("id")),
                UUID.fromString(facts.getString("activity_id")),
                Ref.of(facts, "member_id", "member_name"),
                Ref.of(facts, "organisation_id", "organisation_name"),
                session == null ? null : UUID.fromString(session),
                Scan.Way.valueOf(facts.getString("way")),
                result,
                decided,
                repeated,
                facts.getBoolean("guest"),
                reasons.stream().map(CheckInReason::code).toList(),
                paid == null ? null : paid.points(),
                paid == null ? null : paid.explanation(),
                message(result, reasons, decided, repeated, facts.getBoolean("guest")),
                moment(facts, "scanned_at"),
                moment(facts, "received_at"));
    }

    private static List<CheckInReason> reasons(JsonObject facts, @Nullable String ruling) {
        Stream<CheckInReason> judged =
                facts.getJsonArray("reasons").stream().map(String::valueOf).map(CheckInReason::of);
        Stream<CheckInReason> disputed = "OBJECTION".equals(ruling) ? Stream.of(CheckInReason.DISPUTED) : Stream.of();
        return Stream.concat(judged, disputed).toList();
    }

    private static String message(
            Result result, List<CheckInReason> reasons, @Nullable String decided, boolean repeated, boolean guest) {
        String again = repeated ? "您已经签过到了，以第一次为准。" : "";
        if ("VOID".equals(decided)) {
            return again + "这次签到经核实已作废，如确已到场，请重新签到或联系支部书记。";
        }
        if ("CONFIRM".equals(decided)) {
            return again + "签到已由支部书记核实。";
        }
        if (reasons.contains(CheckInReason.DISPUTED)) {
            return again + "所在支部对这次签到提出了异议，正在等主办支部核实。";
        }
        return again
                + switch (result) {
                    case ACCEPTED -> guest ? "签到成功。您以流动党员身份参加，已告知两个支部的书记。" : "签到成功。";
                    case LATE -> "签到成功。已过开始时间十五分钟，记为迟到。";
                    case REVIEW ->
                        "已收到您的签到。因为"
                                + reasons.stream().map(CheckInReason::words).collect(Collectors.joining("、"))
                                + "，要等支部书记核实，核实后记分，您不用再做什么。";
                };
    }

    private static OffsetDateTime moment(JsonObject row, String column) {
        return Objects.requireNonNull(Times.written(row.getString(column)), column);
    }
}
