package io.qisheng.petitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qisheng.petitions.domain.OutwardSteps;
import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.platform.time.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows what happened: the data as the request carried it, less what is not for this view. */
final class TimelineViews {

    private TimelineViews() {}

    static TimelineItem item(TimelineEntry entry, View view) {
        return new TimelineItem(
                entry.seq(),
                entry.action().code(),
                entry.from().name(),
                entry.to().name(),
                isNamed(entry, view) ? by(entry.by()) : null,
                Times.known(entry.at()),
                entry.internal(),
                view == View.PUBLIC ? JsonNodeFactory.instance.objectNode() : data(entry, view));
    }

    private static boolean isNamed(TimelineEntry entry, View view) {
        return view == View.STAFF || (view == View.OWN && OutwardSteps.isNamed(entry.action()));
    }

    private static TimelineItem.@Nullable By by(TimelineEntry.By by) {
        return by.id() == null
                ? null
                : new TimelineItem.By(by.id(), by.name(), by.role().name());
    }

    private static ObjectNode data(TimelineEntry entry, View view) {
        ObjectNode data = PetitionCodec.tree(entry.data());
        if (view != View.STAFF) {
            data.retain(OutwardSteps.members(entry.action()));
        }
        data.remove(List.of("terms", "internal"));
        nameOne(data, "leadDepartment");
        nameAll(data, "assistingDepartments", "assistingDepartmentIds");
        nameAll(data, "departments", "departmentIds");
        return data;
    }

    private static void nameOne(ObjectNode data, String member) {
        if (data.get(member) instanceof ObjectNode department) {
            department.remove("path");
            data.set(member + "Id", department.required("id"));
        }
    }

    private static void nameAll(ObjectNode data, String member, String ids) {
        if (data.get(member) instanceof ArrayNode departments) {
            ArrayNode list = data.putArray(ids);
            for (JsonNode department : departments) {
                ((ObjectNode) department).remove("path");
                list.add(department.required("id"));
            }
        }
    }
}
