package io.qisheng.petitions.reports;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How a file is called that somebody keeps: the value of {@code Content-Disposition} (RFC 6266). */
public final class Attachments {

    private Attachments() {}

    /** @param plain a name of plain letters, for who cannot read the other */
    public static String named(String plain, String name, String extension) {
        String encoded = URLEncoder.encode(name + "." + extension, StandardCharsets.UTF_8)
                .replace("+", "%20");
        return "attachment; filename=\"%s.%s\"; filename*=UTF-8''%s".formatted(plain, extension, encoded);
    }
}
