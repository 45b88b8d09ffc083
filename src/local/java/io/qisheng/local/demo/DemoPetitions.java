package io.qisheng.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.local.demo.DemoTeller.Told;
import io.qisheng.petitions.PetitionSeed;
import io.qisheng.platform.crypto.FieldCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Two years of petitions in all states and categories. */
final class DemoPetitions implements DemoPart {

    /** Ids that people can write down; some petitions have photos. */
    private static final DemoTeller.Identities IDENTITIES = new DemoTeller.Identities() {
        @Override
        public UUID id(int n, int place) {
            return DemoIds.of("petition-" + n);
        }

        @Override
        public List<UUID> photos(int n) {
            return DemoPhotos.of(n);
        }
    };

    @Override
    public String name() {
        return "petitions";
    }

    @Override
    public void load(Connection owner, DemoContext context) throws SQLException {
        DemoTeller teller = teller(DemoCatalogue.read(owner));
        PetitionSeed seed = new PetitionSeed(owner, teller.clocks(), cipher(context));
        teller.tell(DemoCourse.TOTAL, context.firstStart(), told -> told.into(seed));
        seed.write();
        try (Statement statement = owner.createStatement()) {
            statement.execute("select setval('petition_number', " + DemoCourse.TOTAL + ")");
        }
    }

    /** All petitions as they stand on the day of the first start, whichever day that is. */
    List<Told> tell(DemoCatalogue catalogue, Instant firstStart) {
        List<Told> told = new ArrayList<>();
        teller(catalogue).tell(DemoCourse.TOTAL, firstStart, told::add);
        return told;
    }

    private static DemoTeller teller(DemoCatalogue catalogue) {
        return new DemoTeller(catalogue, DemoTownship.ENTERPRISES, IDENTITIES);
    }

    static FieldCipher cipher(DemoContext context) {
        try {
            String file = Objects.requireNonNull(context.environment().get("QISHENG_FIELD_KEYS"));
            return new FieldCipher(new ObjectMapper(), Path.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
