package io.qisheng.petitions.bulletins;

import io.qisheng.petitions.statistics.Span;
import io.qisheng.petitions.statistics.StatisticsView;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;

/** What bulletins are made of. */
public interface BulletinSource {

    /** The same numbers by department and by category. */
    record Told(StatisticsView departments, StatisticsView categories) {}

    /** The numbers of what comes from below an office and is hidden from nobody, all of them of one moment. */
    Uni<Told> told(UUID districtId, String officePath, Span span, Instant now);
}
