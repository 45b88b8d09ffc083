package io.qisheng.petitions.publishing.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a text what says who is behind a petition. What it finds is a suggestion, which a person takes or leaves; some of it no
 * published text may have at all.
 */
public final class Redaction {

    private static final int SHORTEST_PHONE = 6;
    private static final int SHORTEST_NAME = 2;

    /** How often it is looked what a find leaves bare; what is bare after that, nobody can publish. */
    private static final int MOST_LOOKS = 20;

    private final Identities known;

    public Redaction(Identities known) {
        this.known = known;
    }

    /** Everything that somebody should look at, in the order of the text, no two of them overlapping. */
    public List<Suggestion> suggestions(String text) {
        Finds finds = new Finds(text);
        certain(finds);
        for (Pattern line : Patterns.LINES) {
            finds.add(SensitiveKind.PHONE, line);
        }
        finds.add(SensitiveKind.EMAIL, Patterns.EMAIL);
        finds.add(SensitiveKind.WEB, Patterns.WEB);
        finds.add(SensitiveKind.ACCOUNT, Patterns.ACCOUNT);
        Patterns.REGISTRATIONS.forEach(pattern -> finds.add(SensitiveKind.REGISTRATION, pattern));
        finds.add(SensitiveKind.PLATE, Patterns.PLATE);
        ShortNames.of(known.enterprise()).stream()
                .filter(Redaction::isName)
                .forEach(name -> finds.add(SensitiveKind.ENTERPRISE, Patterns.literally(name)));
        finds.add(SensitiveKind.ENTERPRISE, Patterns.FIRM);
        known.people().stream()
                .filter(Redaction::isName)
                .forEach(name -> finds.add(SensitiveKind.PERSON, Patterns.literally(name)));
        Patterns.ADDRESSED.forEach(pattern -> finds.addPeople(pattern));
        finds.add(SensitiveKind.PERSON, Patterns.LABELLED_PERSON);
        Patterns.HOUSE_NUMBERS.forEach(pattern -> finds.add(SensitiveKind.HOUSE_NUMBER, pattern));
        addWhatWouldShow(text, finds);
        return finds.inOrder();
    }

    /** What was taken for a part of something longer stands alone once the rest of it is gone: 15 digits of more, of which a firm took the rest. */
    private void addWhatWouldShow(String text, Finds finds) {
        List<Suggestion> before = List.of();
        List<Suggestion> found = finds.inOrder();
        for (int looks = 0; looks < MOST_LOOKS && !found.equals(before); looks++) {
            before = found;
            finds.addAt(places(text, before), forbidden(applied(text, before)));
            found = finds.inOrder();
        }
    }

    /** For every code point of the text with these suggestions taken: where what it stands for begins and ends in the text. */
    private static List<Place> places(String text, List<Suggestion> suggestions) {
        List<Place> places = new ArrayList<>();
        int at = 0;
        for (Suggestion suggestion : suggestions) {
            IntStream.range(at, suggestion.from()).forEach(i -> places.add(new Place(i, i + 1)));
            places.addAll(Collections.nCopies(
                    suggestion
                            .replacement()
                            .codePointCount(0, suggestion.replacement().length()),
                    new Place(suggestion.from(), suggestion.to())));
            at = suggestion.to();
        }
        IntStream.range(at, text.codePointCount(0, text.length())).forEach(i -> places.add(new Place(i, i + 1)));
        return places;
    }

    /** What no published text may have: numbers of mobile phones and identity cards, the contact, and the enterprise's whole name. */
    public List<Suggestion> forbidden(String text) {
        Finds finds = new Finds(text);
        certain(finds);
        return finds.inOrder();
    }

    /** The text with all that was suggested of it. */
    public static String applied(String text, List<Suggestion> suggestions) {
        int[] points = text.codePoints().toArray();
        StringBuilder rest = new StringBuilder(text.length());
        int at = 0;
        for (Suggestion suggestion : suggestions) {
            rest.append(new String(points, at, suggestion.from() - at)).append(suggestion.replacement());
            at = suggestion.to();
        }
        return rest.append(new String(points, at, points.length - at)).toString();
    }

    private void certain(Finds finds) {
        finds.addNumber(SensitiveKind.ID_NUMBER, Patterns.IDENTITY_CARD);
        finds.addNumber(SensitiveKind.ID_NUMBER, Patterns.OLD_IDENTITY_CARD);
        finds.addNumber(SensitiveKind.PHONE, Patterns.MOBILE);
        phones(known.phone()).forEach(phone -> finds.addNumber(SensitiveKind.PHONE, Patterns.number(phone)));
        if (isName(known.enterprise())) {
            finds.add(SensitiveKind.ENTERPRISE, Patterns.literally(known.enterprise()));
        }
        String contact = known.contact();
        if (contact != null && isName(contact)) {
            finds.add(SensitiveKind.PERSON, Patterns.literally(contact));
        }
    }

    /** One character is a part of too many words, and what has no letter was typed because something had to be. */
    private static boolean isName(String name) {
        return Patterns.bare(name).length() >= SHORTEST_NAME
                && name.codePoints().anyMatch(Character::isLetter);
    }

    /** The numbers in a line that people fill in as they like, those of fixed lines also without the code of their area. */
    private static List<String> phones(@Nullable String line) {
        if (line == null) {
            return List.of();
        }
        return Arrays.stream(Folded.of(line).split("[^0-9\\s\\-.·_()+]+"))
                .map(part -> part.strip().replaceFirst("^(\\+|00)86", "").replaceAll("[^0-9]", ""))
                .flatMap(digits ->
                        Stream.of(digits, digits.replaceFirst("^0(?:[12][0-9]|[3-9][0-9]{2})(?=[0-9]{7,8}$)", "")))
                .filter(digits -> digits.length() >= SHORTEST_PHONE)
                .distinct()
                .toList();
    }

    private record Place(int from, int to) {}

    /** What was found so far. Where finds overlap they are one, called by the surest. */
    private static final class Finds {

        private final int[] points;
        private final String folded;
        private final String spoken;
        private List<Suggestion> found = new ArrayList<>();

        Finds(String text) {
            points = text.codePoints().toArray();
            folded = Folded.of(text);
            spoken = Folded.withSpokenDigits(text);
        }

        void add(SensitiveKind kind, Pattern pattern) {
            add(kind, pattern.matcher(folded), kind.replacement());
        }

        /** Its digits may be written as words; beside words that are no digits of it they must not be. */
        void addNumber(SensitiveKind kind, Pattern pattern) {
            add(kind, pattern);
            add(kind, pattern.matcher(spoken), kind.replacement());
        }

        /** Finds of another text, of whose code points it is known where they come from. */
        void addAt(List<Place> places, List<Suggestion> others) {
            for (Suggestion other : others) {
                add(
                        places.get(other.from()).from(),
                        places.get(other.to() - 1).to(),
                        other.kind(),
                        other.replacement());
            }
        }

        /** 王经理 becomes 某经理. */
        void addPeople(Pattern addressed) {
            Matcher matcher = addressed.matcher(folded);
            while (matcher.find()) {
                add(matcher.start(), matcher.end(), SensitiveKind.PERSON, "某" + matcher.group(1));
            }
        }

        private void add(SensitiveKind kind, Matcher matcher, String replacement) {
            while (matcher.find()) {
                add(matcher.start(), matcher.end(), kind, replacement);
            }
        }

        private void add(int start, int end, SensitiveKind kind, String replacement) {
            int from = start;
            int to = end;
            SensitiveKind surest = kind;
            String instead = replacement;
            List<Suggestion> apart = new ArrayList<>();
            for (Suggestion other : found) {
                if (other.to() <= start || other.from() >= end) {
                    apart.add(other);
                    continue;
                }
                from = Math.min(from, other.from());
                to = Math.max(to, other.to());
                if (other.kind().compareTo(surest) <= 0) {
                    surest = other.kind();
                    instead = other.replacement();
                }
            }
            apart.add(new Suggestion(from, to, surest, new String(points, from, to - from), instead));
            found = apart;
        }

        List<Suggestion> inOrder() {
            return found.stream()
                    .sorted(Comparator.comparingInt(Suggestion::from))
                    .toList();
        }
    }
}
