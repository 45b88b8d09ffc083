package io.qisheng.evidence;

import io.qisheng.evidence.domain.RenditionSize;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where the files of one photo lie. Tickets are made for {@code uploads/…} only, so nothing below {@code evidence/…} can be
 * written from outside.
 */
record PhotoKeys(UUID districtId, UUID id) {

    static final String KEPT = "evidence/";

    String upload() {
        return "uploads/" + districtId + "/" + id;
    }

    /** The copy that is judged; unchanged, and gone after the verdict. */
    String copy() {
        return folder() + "copy";
    }

    String original() {
        return folder() + "original.jpg";
    }

    String rendition(RenditionSize size, boolean marked) {
        return folder() + (marked ? "marked-" : "") + size.longEdge() + ".jpg";
    }

    /** What nobody needs once there is a verdict. */
    List<String> raw() {
        return List.of(upload(), copy());
    }

    List<String> all() {
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
