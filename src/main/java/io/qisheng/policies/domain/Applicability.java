package io.qisheng.policies.domain;

import io.qisheng.policies.domain.Match.Kind;
import io.qisheng.policies.domain.Match.Line;
import io.qisheng.policies.domain.Match.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom a policy is for: each list is a condition that any of its items meets, and an empty one asks nothing. */
public record Applicability(
        List<Industry> industries, List<EnterpriseSize> sizes, List<Place> alliances, List<Place> areas) {

    public Applicability {
        industries = List.copyOf(industries);
        sizes = List.copyOf(sizes);
        alliances = List.copyOf(alliances);
        areas = List.copyOf(areas);
    }

    /** An organisation under the name of that moment. */
    public record Place(UUID id, String name, String path) {

        private boolean covers(String other) {
            return other.equals(path) || other.startsWith(path + "/");
        }
    }

    /** How it fits an enterprise. */
    public Match match(EnterpriseFacts facts) {
        List<Line> lines = new ArrayList<>();
        if (!industries.isEmpty()) {
            lines.add(industry(facts.industry()));
        }
        if (!sizes.isEmpty()) {
            lines.add(size(facts.size()));
        }
        if (!alliances.isEmpty()) {
            lines.add(alliance(facts));
        }
        if (!areas.isEmpty()) {
            lines.add(area(facts));
        }
        return Match.of(lines);
    }

    private Line industry(@Nullable String industry) {
        String asked = "行业：" + industries.stream().map(Industry::label).collect(Collectors.joining("、"));
        if (industry == null) {
            return unknown(Kind.INDUSTRY, asked, "企业行业未登记");
        }
        boolean fits = industries.stream().anyMatch(one -> one.name().equals(industry));
        return known(Kind.INDUSTRY, fits, asked, "企业登记为" + Industry.labelOf(industry));
    }

    private Line size(@Nullable EnterpriseSize size) {
        String asked = "规模：" + sizes.stream().map(EnterpriseSize::label).collect(Collectors.joining("、"));
        return size == null
                ? unknown(Kind.SIZE, asked, "企业规模未登记")
                : known(Kind.SIZE, sizes.contains(size), asked, "企业登记为" + size.label());
    }

    private Line alliance(EnterpriseFacts facts) {
        String asked = "联盟：" + names(alliances);
        var joined = facts.alliances();
        if (joined == null) {
            return unknown(Kind.ALLIANCE, asked, "企业所在联盟未登记");
        }
        boolean fits = alliances.stream().anyMatch(one -> joined.contains(one.id()));
        return known(Kind.ALLIANCE, fits, asked, fits ? "企业是成员" : "企业不是成员");
    }

    private Line area(EnterpriseFacts facts) {
        String asked = "区域：" + names(areas);
        boolean fits = areas.stream().anyMatch(area -> area.covers(facts.place()));
        boolean within = areas.stream().anyMatch(area -> area.path().startsWith(facts.place() + "/"));
        return !fits && within && !facts.placeKnown()
                ? unknown(Kind.AREA, asked, "企业所在村社未登记")
                : known(Kind.AREA, fits, asked, fits ? "企业在范围内" : "企业不在范围内");
    }

    private static Line known(Kind kind, boolean fits, String asked, String so) {
        return new Line(kind, fits ? Result.FITS : Result.DOES_NOT_FIT, asked + "；" + so);
    }

    private static Line unknown(Kind kind, String asked, String missing) {
        return new Line(kind, Result.UNKNOWN, asked + "；" + missing + "，请联系镇街工作人员补登");
    }

    private static String names(List<Place> places) {
        return places.stream().map(Place::name).collect(Collectors.joining("、"));
    }
}
