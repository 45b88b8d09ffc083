package io.qisheng.evidence.storage;

import io.qisheng.evidence.domain.RenditionSize;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where the files of one photo lie. Tickets are made for {@code uploads/…} only, so nothing below {@code evidence/…} can be
 * written from outside.
 */
public record PhotoKeys(UUID districtId, UUID id) {

    static final String KEPT = "evidence/";

    public String upload() {
        return "uploads/" + districtId + "/" + id;
    }

    /** The copy that is judged; unchanged, and gone after the verdict. */
    public String copy() {
        return folder() + "copy";
    }

    public String original() {
        return folder() + "original.jpg";
    }

    public String rendition(RenditionSize size, boolean marked) {
        return folder() + (marked ? "marked-" : "") + size.longEdge() + ".jpg";
    }

    /** What nobody needs once there is a verdict. */
    public List<String> raw() {
        return List.of(upload(), copy());
    }

    public List<String> all() {
        Stream<String> renditions = Stream.of(RenditionSize.values())
                .flatMap(size -> Stream.of(rendition(size, false), rendition(size, true)));
        return Stream.of(raw().stream(), Stream.of(original()), renditions)
                .flatMap(keys -> keys)
                .toList();
    }

    private String folder() {
        return KEPT + districtId + "/" + id + "/";
    }
}
