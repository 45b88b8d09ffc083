package io.qisheng.petitions.publishing.domain;

import io.qisheng.petitions.domain.Fault;
import java.util.ArrayList;
import java.util.List;

/** An answer as it is to be shown to all, in the words of a reviewer. */
public record PublicText(String title, String question, String text) {

    /** Where it still says who is behind the petition, each place by itself; the words themselves are not repeated. */
    public List<Fault> revealing(Redaction redaction) {
        List<Fault> faults = new ArrayList<>();
        add(faults, redaction, "/title", title);
        add(faults, redaction, "/question", question);
        add(faults, redaction, "/text", text);
        return List.copyOf(faults);
    }

    private static void add(List<Fault> faults, Redaction redaction, String pointer, String words) {
        redaction.forbidden(words).forEach(place -> faults.add(fault(pointer, place)));
    }

    private static Fault fault(String pointer, Suggestion place) {
        String where = "第 %d 到 %d 个字".formatted(place.from() + 1, place.to());
        return switch (place.kind()) {
            case PHONE -> new Fault(pointer, "reveals-phone", where + "是电话号码，请去掉或改写。");
            case ID_NUMBER -> new Fault(pointer, "reveals-id-number", where + "是证件号码，请去掉或改写。");
            case ENTERPRISE -> new Fault(pointer, "reveals-enterprise", where + "是企业的全称，请改成“某企业”。");
            default -> new Fault(pointer, "reveals-person", where + "是联系人的姓名，请改成“某先生”或“某女士”。");
        };
    }
}
