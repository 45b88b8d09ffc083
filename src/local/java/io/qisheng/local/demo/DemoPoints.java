package io.qisheng.local.demo;

import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.evidence.domain.Purpose;
import io.qisheng.local.demo.DemoStudio.Photographer;
import io.qisheng.local.demo.DemoStudio.Subject;
import io.qisheng.points.ClaimTale;
import io.qisheng.points.PointsSeed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A year of claims of points with what they were paid, and the photos that prove some. */
final class DemoPoints implements DemoPart {

    /** The first picture for claims; those before are of petitions. */
    private static final int FIRST_SCENE = 300;

    @Override
    public String name() {
        return "points";
    }

    @Override
    public void load(Connection owner, DemoContext context) throws SQLException {
        DemoCast cast = new DemoCast(DemoCatalogue.read(owner).organisations());
        List<ClaimTale> tales = new DemoClaims(cast, PointsSeed.claimRules(owner), context.firstStart()).tell();
        try (PointsSeed seed = new PointsSeed(owner);
                DemoStudio studio = new DemoStudio(owner, context.environment())) {
            int scene = FIRST_SCENE;
            for (ClaimTale tale : tales) {
                seed.add(tale, DemoIds.at(tale.now(), "entry " + tale.id()));
                for (int place = 0; place < tale.deed().photos(); place++) {
                    photograph(studio, tale, scene++, place);
                }
            }
            seed.write();
            studio.write();
        }
    }

    private static void photograph(DemoStudio studio, ClaimTale tale, int scene, int place) throws SQLException {
        ClaimTale.Claimant by = tale.claimant();
        studio.take(
                DemoIds.at(tale.madeAt(), "photo " + place + " of " + tale.id()),
                scene,
                new Photographer(by.userId(), by.name()),
                new Subject(Purpose.POINTS_CLAIM, FactRef.of(FactType.POINTS_CLAIM, tale.id()), "积分申报", tale.madeAt()),
                place);
    }
}
