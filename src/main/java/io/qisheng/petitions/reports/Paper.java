package io.qisheng.petitions.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is printed.
 *
 * @param fileName without what says which kind of file it is
 * @param source who made it and when
 */
public record Paper(String fileName, String title, String subtitle, String source, List<Part> parts) {

    public Paper {
        parts = List.copyOf(parts);
    }

    /**
     * A part under a heading.
     *
     * @param about what the numbers of the table count
     */
    public record Part(
            String heading,
            @Nullable String about,
            List<String> paragraphs,
            @Nullable Table table) {

        public Part {
            paragraphs = List.copyOf(paragraphs);
        }
    }
}
