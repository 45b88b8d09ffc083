package io.qisheng.petitions.notices;

import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Filing.Person;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionStatus;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.petitions.domain.TimelineEntry;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One step of a petition, with the words that sentences about it are made of.
 *
 * @param campaign for which the step was taken, as a sentence names it; nothing where it was the petition's own
 */
record Step(
        Petition before,
        TimelineEntry entry,
        Petition after,
        @Nullable String campaign) {

    private static final int EXCERPT = 60;

    String title() {
        return "“" + after.filing().content().title() + "”";
    }

    String enterprise() {
        return after.filing().enterprise().name();
    }

    String actor() {
        return entry.by().name();
    }

    boolean byOwner() {
        return entry.by().role() == Actor.Role.OWNER;
    }

    /** The department that leads, or led until this step. */
    String department() {
        Department lead = after.routing().lead() == null
                ? before.routing().lead()
                : after.routing().lead();
        return lead == null ? "承办部门" : lead.name();
    }

    String handler() {
        Person handler = after.handling().handler();
        return handler == null ? "" : handler.name();
    }

    /** Those who have the work in hand: the desk until it is dispatched, the department until it is claimed, then the cadre. */
    List<Party> workers() {
        return workers(after);
    }

    /** Those who had the work in hand until this step ended it. */
    List<Party> formerWorkers() {
        return workers(before);
    }

    private static List<Party> workers(Petition petition) {
        return switch (petition.status()) {
            case DRAFT -> List.of();
            case SUBMITTED, ACCEPTED, REJECTED -> List.of(Party.DESK);
            case DISPATCHED, TAKEN -> List.of(Party.DEPARTMENT);
            case HANDLING, PAUSED, CONSULTING, ANSWERED, CLOSED -> List.of(Party.HANDLER, Party.DEPARTMENT_LEADS);
            case WITHDRAWN -> List.of();
        };
    }

    boolean isNow(PetitionStatus status) {
        return after.status() == status;
    }

    /** What is good to know. */
    Told to(Party party, String title, String text) {
        return new Told(party, kind(), title, text, false);
    }

    /** What somebody has to do something about, or what ends the matter. */
    Told call(Party party, String title, String text) {
        return new Told(party, kind(), title, text, true);
    }

    private String kind() {
        return "petition-" + entry.action().code();
    }

    Stream<Told> toEach(List<Party> parties, String title, String text) {
        return parties.stream().map(party -> to(party, title, text));
    }

    Stream<Told> callEach(List<Party> parties, String title, String text) {
        return parties.stream().map(party -> call(party, title, text));
    }

    /** The beginning of somebody's words, without the stop at their end. */
    static String excerpt(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) > EXCERPT) {
            return line.substring(0, line.offsetByCodePoints(0, EXCERPT)) + "…";
        }
        return line.replaceAll("[。.！!；;，,]+$", "");
    }
}
