package io.qisheng.platform.tx;

import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.petitions.PetitionSteps;
import io.qisheng.points.PointsSteps;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is JSON is stored as JSON, and not as a string in which JSON is written. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class StoredJsonTest {

    @Test
    void noColumnOfJsonHoldsAString() throws Exception {
        writeAll();

        try (Connection owner = Database.owner();
                Statement statement = owner.createStatement()) {
            List<String> columns = columns(statement);
            assertThat(columns).hasSizeGreaterThanOrEqualTo(9);
            for (String column : columns) {
                String table = column.substring(0, column.indexOf('.'));
                String name = column.substring(column.indexOf('.') + 1);
                String stored = " from " + table + " where jsonb_typeof(" + name + ")";
                assertThat(Database.number(owner, "select count(*)" + stored + " = 'string'"))
                        .as("strings in %s", column)
                        .isZero();
            }
            for (String column :
                    List.of("petition_saved_filter.filter", "service_item.draft", "idempotency_record.body")) {
                assertThat(columns).contains(column);
            }
        }
    }

    /** One of each kind of statement that writes JSON: an entity, a statement of a session, a statement of its own. */
    private static void writeAll() {
        PetitionSteps.file("demo-owner-3", PetitionSteps.filing()).then().statusCode(201);
        as("desk")
                .body(Map.of("name", "物流", "query", Map.of("queue", "ALL", "category", "LOGISTICS")))
                .post("/api/v1/petition-filters")
                .then()
                .statusCode(201);
        PointsSteps.made("demo-member-3", PointsSteps.claim("care-visit"));
    }

    private static List<String> columns(Statement statement) throws Exception {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and data_type = 'jsonb' order by 1""")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }
}
