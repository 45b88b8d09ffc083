package io.qisheng.petitions.notices;

import org.jspecify.annotations.Nullable;

/**
 * What one party is told.
 *
 * @param kind what it is about, in kebab-case
 * @param title a few words
 * @param text what happened and, where there is something to do, what
 * @param calls whether it is worth a message to the phone, of which a reader has allowed few: there is something to do, or the matter
 *     has come to an end
 * @param hushed what staff read instead where the petition is confidential; nothing for the words that say no more than which it is
 */
public record Told(
        Party to,
        String kind,
        String title,
        String text,
        boolean calls,
        @Nullable String hushed) {

    public Told(Party to, String kind, String title, String text, boolean calls) {
        this(to, kind, title, text, calls, null);
    }

    /** Something that is worth a message. */
    public Told(Party to, String kind, String title, String text) {
        this(to, kind, title, text, true);
    }
}
