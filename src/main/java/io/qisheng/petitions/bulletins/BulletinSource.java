package io.qisheng.petitions.bulletins;

import io.qisheng.petitions.statistics.Grouping;
import io.qisheng.petitions.statistics.Span;
import io.qisheng.petitions.statistics.StatisticsView;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** What bulletins are made of. */
public interface BulletinSource {

    /** The numbers of what comes from below an office and is hidden from nobody. */
    Uni<StatisticsView> told(UUID districtId, String officePath, Span span, Grouping by);
}
