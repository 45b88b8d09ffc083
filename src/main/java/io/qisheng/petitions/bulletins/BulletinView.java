package io.qisheng.petitions.bulletins;

import io.qisheng.petitions.statistics.StatisticsView.Duration;
import io.qisheng.petitions.statistics.StatisticsView.Rates;
import io.qisheng.platform.time.Times;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bulletin as the contract's {@code Bulletin} shows it. */
record BulletinView(
        UUID id,
        String month,
        String status,
        OfficeView office,
        String title,
        String overview,
        String practice,
        String problems,
        String demands,
        List<String> findings,
        Rates rates,
        Rates before,
        List<Duration> durations,
        List<Figures.Line> departments,
        List<Figures.Line> categories,
        OffsetDateTime figuresAt,
        String madeBy,
        @Nullable OffsetDateTime issuedAt,
        @Nullable String issuedBy,
        boolean editable,
        String etag) {

    record OfficeView(UUID id, String name) {}

    /** One line of a list, the contract's {@code BulletinRow}. */
    record Row(UUID id, String month, String status, OfficeView office, String title) {

        static Row of(StoredBulletin bulletin) {
            return new Row(
                    bulletin.id(),
                    bulletin.month().toString(),
                    bulletin.status(),
                    new OfficeView(bulletin.office().id(), bulletin.office().name()),
                    bulletin.words().title());
        }
    }

    static BulletinView of(StoredBulletin bulletin, boolean editable) {
        Words words = bulletin.words();
        Figures figures = bulletin.figures();
        Instant issuedAt = bulletin.issuedAt();
        return new BulletinView(
                bulletin.id(),
                bulletin.month().toString(),
                bulletin.status(),
                new OfficeView(bulletin.office().id(), bulletin.office().name()),
                words.title(),
                words.overview(),
                words.practice(),
                words.problems(),
                words.demands(),
                Findings.of(bulletin.month(), figures),
                figures.rates(),
                figures.before(),
                figures.durations(),
                figures.departments(),
                figures.categories(),
                Times.known(bulletin.figuresAt()),
                bulletin.madeBy(),
                issuedAt == null ? null : Times.known(issuedAt),
                bulletin.issuedBy(),
                editable,
                bulletin.etag());
    }
}
