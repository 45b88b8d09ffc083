package io.qisheng.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class IdempotencyPurgeTest {

    @Inject
    Idempotency idempotency;

    @Test
    void forgetsAnswersThatAreNotGivenAnyMore() throws SQLException {
        try (Connection owner = Database.owner();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into idempotency_record (district_id, user_id, method, path, key, body_hash, status, created_at)
                    select gen_random_uuid(), gen_random_uuid(), 'POST', '/purge-test', n::text, '', 200,
                        now() - case when n <= 4500 then interval '25 hours' else interval '1 hour' end
                    from generate_series(1, 4600) n""");

            Database.await(idempotency::purge);

            assertThat(Database.number(owner, "select count(*) from idempotency_record where path = '/purge-test'"))
                    .isEqualTo(100);
            statement.execute("delete from idempotency_record where path = '/purge-test'");
        }
    }
}
