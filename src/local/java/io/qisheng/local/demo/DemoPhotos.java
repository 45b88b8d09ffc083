package io.qisheng.local.demo;

import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.evidence.domain.Purpose;
import io.qisheng.local.demo.DemoStudio.Photographer;
import io.qisheng.local.demo.DemoStudio.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Photos of some of the petitions. */
final class DemoPhotos implements DemoPart {

    /** Every so many petitions has photos. */
    private static final int STEP = 9;

    private static final int LAST = 16 * STEP;

    /** The ids of the photos that petition {@code n} was filed with. */
    static List<UUID> of(int n) {
        int count = n % STEP != 0 || n > LAST ? 0 : 1 + n / STEP % 2;
        return IntStream.rangeClosed(1, count).mapToObj(place -> id(n, place)).toList();
    }

    private static UUID id(int n, int place) {
        return DemoIds.of("photo-" + n + "-" + place);
    }

    /** A petition that has photos. */
    private record Proved(Photographer filer, Subject subject) {}

    @Override
    public String name() {
        return "photos";
    }

    @Override
    public void load(Connection owner, DemoContext context) throws SQLException {
        try (DemoStudio studio = new DemoStudio(owner, context.environment())) {
            for (int n = STEP; n <= LAST; n += STEP) {
                Proved proved = proved(owner, n);
                int places = of(n).size();
                for (int place = 1; place <= places; place++) {
                    studio.take(id(n, place), n / STEP * 7 + place, proved.filer(), proved.subject(), place - 1);
                }
            }
            studio.write();
        }
    }

    private static Proved proved(Connection owner, int n) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement("""
                select id, filer_id, coalesce(number, enterprise_name) as caption, filed_at
                from petition where district_id = ? and id = ?
                """)) {
            query.setObject(1, DemoTownship.DISTRICT);
            query.setObject(2, DemoIds.of("petition-" + n));
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("there is no petition " + n);
                }
                return new Proved(
                        new Photographer(
                                row.getObject("filer_id", UUID.class),
                                DemoNames.person(n % DemoTownship.ENTERPRISES + 1)),
                        new Subject(
                                Purpose.PETITION,
                                FactRef.of(FactType.PETITION, row.getObject("id", UUID.class)),
                                row.getString("caption"),
                                row.getObject("filed_at", OffsetDateTime.class).toInstant()));
            }
        }
    }
}
