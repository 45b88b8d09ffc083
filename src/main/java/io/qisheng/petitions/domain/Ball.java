package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Filing.Person;
import io.qisheng.petitions.domain.WorkingTime.Due;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The ball is with …: who must act next, by when, and what is missing.
 *
 * @param name how the holder is called, as 经济发展办; nothing where nobody holds it
 * @param missing what the holder has to do; nothing where nobody has to
 * @param sentence all of it in one Chinese sentence, the same on every screen
 */
public record Ball(
        Holder holder,
        @Nullable String name,
        @Nullable Instant due,
        boolean provisional,
        @Nullable String missing,
        String sentence) {

    public enum Holder {
        FILER,
        DESK,
        DEPARTMENT,
        HANDLER,
        CONVENOR,
        SUPERVISOR,
        NOBODY
    }

    private static final String DESK_NAME = "受理岗";
    private static final String FILER_NAME = "诉求企业";
    private static final String SUPERVISOR_NAME = "督办";

    /** Where the ball of this petition is. It depends on the petition and the calendar, not on the hour. */
    public static Ball of(Petition petition, Clocks clocks) {
        return switch (petition.status()) {
            case DRAFT -> ball(Holder.FILER, FILER_NAME, null, "填写完整并提交", clocks);
            case SUBMITTED -> ball(Holder.DESK, DESK_NAME, due(petition, clocks, Clock.Name.ACCEPT), "受理", clocks);
            case ACCEPTED -> accepted(petition, clocks);
            case DISPATCHED -> department(petition, clocks, Clock.Name.TAKE, "接单");
            case TAKEN -> department(petition, clocks, Clock.Name.FIRST_CONTACT, "安排人员领单并联系企业");
            case HANDLING -> handling(petition, clocks);
            case PAUSED -> ball(Holder.FILER, FILER_NAME, null, "补充：" + missing(petition), clocks);
            case CONSULTING -> consulting(petition, clocks);
            case ANSWERED -> answered(petition, clocks);
            case CLOSED -> ended("这件诉求已归档。");
            case REJECTED -> ended("这件诉求不予受理，原因已告知企业。");
            case WITHDRAWN -> ended("企业已撤回这件诉求。");
        };
    }

    /** What those see who may see the petition only because it is public: no person, no date, no word of the staff. */
    public static Ball forOthers(Holder holder, @Nullable String department) {
        String name = switch (holder) {
            case DEPARTMENT, HANDLER, CONVENOR -> department;
            case FILER -> FILER_NAME;
            case DESK -> DESK_NAME;
            case SUPERVISOR -> SUPERVISOR_NAME;
            case NOBODY -> null;
        };
        String sentence = name == null ? "这件诉求已办结。" : "现在轮到" + name + "。";
        return new Ball(holder, name, null, false, null, sentence);
    }

    /** What staff see in lists of a paused petition that is hidden from somebody: each look at what its handler wrote is told to its filer. */
    public static Ball hushed() {
        String missing = "补充材料";
        return new Ball(Holder.FILER, FILER_NAME, null, false, missing, "现在轮到" + FILER_NAME + "：" + missing + "。");
    }

    private static Ball accepted(Petition petition, Clocks clocks) {
        Due due = due(petition, clocks, Clock.Name.ANSWER);
        return petition.routing().needsRuling()
                ? ball(Holder.SUPERVISOR, SUPERVISOR_NAME, due, "裁定承办部门", clocks)
                : ball(Holder.DESK, DESK_NAME, due, "派单给承办部门", clocks);
    }

    private static Ball department(Petition petition, Clocks clocks, Clock.Name clock, String missing) {
        Due first = due(petition, clocks, clock);
        Due due = first == null ? due(petition, clocks, Clock.Name.ANSWER) : first;
        return ball(Holder.DEPARTMENT, departmentName(petition), due, missing, clocks);
    }

    private static Ball handling(Petition petition, Clocks clocks) {
        if (petition.handling().extensionPending()) {
            Due due = due(petition, clocks, Clock.Name.ANSWER);
            return ball(Holder.SUPERVISOR, SUPERVISOR_NAME, due, "决定是否同意延期", clocks);
        }
        boolean spoken = petition.handling().firstContactAt() != null;
        Due due = due(petition, clocks, spoken ? Clock.Name.ANSWER : Clock.Name.FIRST_CONTACT);
        return ball(Holder.HANDLER, handlerName(petition), due, spoken ? "答复企业" : "首次联系企业", clocks);
    }

    private static Ball consulting(Petition petition, Clocks clocks) {
        Handling.Consultation consultation =
                Objects.requireNonNull(petition.handling().consultation());
        Due due = due(petition, clocks, Clock.Name.ANSWER);
        return ball(Holder.CONVENOR, consultation.convenor().name(), due, "形成会商意见", clocks);
    }

    private static Ball answered(Petition petition, Clocks clocks) {
        return petition.awaitsReview()
                ? ball(Holder.SUPERVISOR, SUPERVISOR_NAME, due(petition, clocks, Clock.Name.REVIEW), "复核并作出结论", clocks)
                : ball(Holder.FILER, FILER_NAME, clocks.ratingDue(petition), "评价办理结果", clocks);
    }

    private static @Nullable Due due(Petition petition, Clocks clocks, Clock.Name name) {
        // Of a clock that still ticks the due time does not depend on the hour, so the epoch does as well as any.
        return clocks.of(petition, Instant.EPOCH).stream()
                .filter(clock -> clock.name() == name && clock.state().isTicking())
                .findFirst()
                .filter(clock -> clock.state() != Clock.State.PAUSED)
                .map(clock -> new Due(clock.dueAt(), clock.provisional()))
                .orElse(null);
    }

    /** In the words of who paused it, without the stop at their end. */
    private static String missing(Petition petition) {
        return petition.handling().pauses().getLast().missing().replaceAll("(?<![。．.；;，,\\s])[。．.；;，,\\s]++$", "");
    }

    private static String departmentName(Petition petition) {
        return Objects.requireNonNull(petition.routing().lead()).name();
    }

    private static String handlerName(Petition petition) {
        Person handler = Objects.requireNonNull(petition.handling().handler());
        return departmentName(petition) + " " + handler.name();
    }

    private static Ball ended(String sentence) {
        return new Ball(Holder.NOBODY, null, null, false, null, sentence);
    }

    private static Ball ball(Holder holder, String name, @Nullable Due due, String missing, Clocks clocks) {
        String sentence = closed("现在轮到" + name + "：" + missing + by(due, clocks));
        return new Ball(
                holder, name, due == null ? null : due.at(), due != null && due.provisional(), missing, sentence);
    }

    /** With one stop at its end. */
    private static String closed(String sentence) {
        return sentence.matches("(?s).*[！!？?]") ? sentence : sentence + "。";
    }

    private static String by(@Nullable Due due, Clocks clocks) {
        if (due == null) {
            return "";
        }
        LocalDateTime local = clocks.time().local(due.at());
        String time = "，请在 %d 月 %d 日 %02d:%02d 前完成"
                .formatted(local.getMonthValue(), local.getDayOfMonth(), local.getHour(), local.getMinute());
        return due.provisional() ? time + "（假期安排尚未公布，暂按周一至周五推算）" : time;
    }
}
