package io.qisheng.petitions.reports;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A petition as a line of a workbook.
 *
 * @param category as people call it
 * @param progress the sentence that says who has to do what
 */
public record CaseLine(
        @Nullable String number,
        @Nullable String title,
        @Nullable String enterprise,
        @Nullable String category,
        @Nullable String department,
        @Nullable String handler,
        @Nullable OffsetDateTime submittedAt,
        @Nullable OffsetDateTime dueAt,
        String progress) {

    static final String ABOUT = "这些天首次派单、计入响应率的诉求，最近派单的在前";
    static final List<String> HEADS = List.of("编号", "标题", "企业", "类别", "主办部门", "承办人", "提交时间", "应答复时间", "进展");

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** As many as there are heads. */
    List<String> cells() {
        return List.of(
                known(number),
                known(title),
                known(enterprise),
                known(category),
                known(department),
                known(handler),
                time(submittedAt),
                time(dueAt),
                progress);
    }

    private static String known(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String time(@Nullable OffsetDateTime time) {
        return time == null ? "" : MOMENT.format(time);
    }
}
