package io.qisheng.petitions;

import io.qisheng.petitions.publishing.domain.Redaction;
import io.qisheng.petitions.publishing.domain.Suggestion;
import java.util.List;

/** What a reviewer begins with: the words of filer and department, and what in them says who somebody is. */
record PublicationDraft(Part title, Part question, Part text, String etag) {

    /**
     * One of the texts.
     *
     * @param original as it was written
     * @param proposed with every suggestion taken
     */
    record Part(String original, String proposed, List<Suggestion> suggestions) {

        static Part of(String original, Redaction redaction) {
            List<Suggestion> suggestions = redaction.suggestions(original);
            return new Part(original, Redaction.applied(original, suggestions), suggestions);
        }
    }
}
