package io.qisheng.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Very many rows beside those of the demonstration, as a benchmark wants them. */
public interface BulkSeed {

    /** Changes whenever what is seeded changes. */
    String version();

    /** Whether the rows are only looked at: then they are kept as they are, and no start needs a copy. */
    default boolean isOnlyRead() {
        return false;
    }

    /**
     * Adds the rows.
     *
     * @param environment what the service is told, for data that must be encrypted as it would
     */
    void load(Connection owner, Map<String, String> environment) throws SQLException;
}
