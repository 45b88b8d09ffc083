package io.qisheng.local.demo;

import java.sql.Connection;
import java.sql.SQLException;

/** One piece of the demonstration data, loaded once per database. */
public interface DemoPart {

    /** Under this name it is marked as loaded; never rename one. */
    String name();

    /** Inserts its rows as the owner of the tables. It neither commits nor closes: the caller does, together with the mark. */
    void load(Connection owner, DemoContext context) throws SQLException;
}
