package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Filing.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The work on a petition.
 *
 * @param firstContactAt when the department first spoke to the filer after it took the petition
 * @param extension the one extension that may be asked for
 */
public record Handling(
        @Nullable Person handler,
        @Nullable Instant firstContactAt,
        List<Promise> promises,
        List<Pause> pauses,
        @Nullable Consultation consultation,
        @Nullable Extension extension,
        @Nullable Instant urgedAt) {

    static final Handling NONE = new Handling(null, null, List.of(), List.of(), null, null, null);

    public Handling {
        promises = List.copyOf(promises);
        pauses = List.copyOf(pauses);
    }

    public record Promise(String text, LocalDate dueDate, Instant at) {}

    /**
     * Time during which the clock stood.
     *
     * @param until when the filer gave what was missing; open while the clock stands
     */
    public record Pause(
            String missing, Instant from, @Nullable Instant until) {}

    /**
     * Several departments working it out together.
     *
     * @param resolution what was agreed; nothing while the consultation lasts
     */
    public record Consultation(
            Person convenor,
            String question,
            Instant meetsAt,
            @Nullable String resolution,
            List<Task> tasks) {

        public Consultation {
            tasks = List.copyOf(tasks);
        }
    }

    /** Who does what by when, as a consultation agreed it. */
    public record Task(UUID departmentId, String text, LocalDate dueDate) {}

    /**
     * More time, asked for.
     *
     * @param granted nothing while the supervisor has not decided
     */
    public record Extension(
            int days,
            String reason,
            Instant askedAt,
            @Nullable Boolean granted) {

        boolean isPending() {
            return granted == null;
        }

        int grantedDays() {
            return Boolean.TRUE.equals(granted) ? days : 0;
        }
    }

    public boolean extensionPending() {
        return extension != null && extension.isPending();
    }

    Handling claimedBy(@Nullable Person cadre) {
        return new Handling(cadre, firstContactAt, promises, pauses, consultation, extension, urgedAt);
    }

    Handling contacted(Instant at) {
        Instant first = firstContactAt == null ? at : firstContactAt;
        return new Handling(handler, first, promises, pauses, consultation, extension, urgedAt);
    }

    Handling promised(Promise promise) {
        return new Handling(
                handler, firstContactAt, append(promises, promise), pauses, consultation, extension, urgedAt);
    }

    Handling paused(String missing, Instant at) {
        List<Pause> more = append(pauses, new Pause(missing, at, null));
        return new Handling(handler, firstContactAt, promises, more, consultation, extension, urgedAt);
    }

    Handling resumed(Instant at) {
        List<Pause> closed = new ArrayList<>(pauses);
        Pause last = closed.removeLast();
        closed.add(new Pause(last.missing(), last.from(), at));
        return new Handling(handler, firstContactAt, promises, closed, consultation, extension, urgedAt);
    }

    Handling consulting(@Nullable Consultation current) {
        return new Handling(handler, firstContactAt, promises, pauses, current, extension, urgedAt);
    }

    Handling extending(Extension asked) {
        return new Handling(handler, firstContactAt, promises, pauses, consultation, asked, urgedAt);
    }

    /** An answer makes an undecided request pointless; it counts as not granted. */
    Handling withoutPendingExtension() {
        if (extension == null || !extension.isPending()) {
            return this;
        }
        return extending(new Extension(extension.days(), extension.reason(), extension.askedAt(), false));
    }

    Handling urged(Instant at) {
        return new Handling(handler, firstContactAt, promises, pauses, consultation, extension, at);
    }

    private static <T> List<T> append(List<T> list, T last) {
        List<T> more = new ArrayList<>(list);
        more.add(last);
        return more;
    }
}
