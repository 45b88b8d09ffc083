package io.qisheng.platform.tx;

import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** A unit of work of four statements of some milliseconds each: its four rows stand together, or none does. */
final class FourSteps {

    /** How many units of one way are there with four rows, and with fewer. */
    record Count(int whole, int torn) {}

    private static final String INSERT = "insert into hang_up_step (unit, way, step) values (:unit, :way, :step)";

    private FourSteps() {}

    /** Makes the table afresh; its trigger makes the waits of a database that is busy, or not on the same machine. */
    static void makeTable(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("""
                    drop table if exists hang_up_step;
                    create table hang_up_step (
                        unit uuid, way text not null, step int not null, primary key (unit, step));
                    create or replace function hang_up_wait() returns trigger language plpgsql as $$
                        begin perform pg_sleep(0.003); return new; end $$;
                    create trigger hang_up_wait before insert on hang_up_step
                        for each row execute function hang_up_wait();
                    grant insert on hang_up_step to qisheng_app""");
        }
    }

    static void dropTable(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("drop table hang_up_step; drop function hang_up_wait");
        }
    }

    static Count count(Connection owner, String way) throws SQLException {
        String sql = """
                select count(*) filter (where steps = 4) as whole, count(*) filter (where steps < 4) as torn
                from (select count(*) as steps from hang_up_step where way = ? group by unit) units""";
        try (PreparedStatement query = owner.prepareStatement(sql)) {
            query.setString(1, way);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Count(row.getInt("whole"), row.getInt("torn"));
            }
        }
    }

    static Uni<Void> write(Mutiny.QueryProducer session, String way, UUID unit) {
        return step(session, way, unit, 1)
                .chain(() -> step(session, way, unit, 2))
                .chain(() -> step(session, way, unit, 3))
                .chain(() -> step(session, way, unit, 4))
                .replaceWithVoid();
    }

    private static Uni<Integer> step(Mutiny.QueryProducer session, String way, UUID unit, int step) {
        return session.createNativeQuery(INSERT)
                .setParameter("unit", unit)
                .setParameter("way", way)
                .setParameter("step", step)
                .executeUpdate();
    }
}
