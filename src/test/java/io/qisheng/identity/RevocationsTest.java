package io.qisheng.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.platform.Ids;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Revocations are dated by the database's clock and asked for by a replica's own. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RevocationsTest {

    private static final Duration APART = Duration.ofMinutes(4);

    @Inject
    Transactions transactions;

    @Inject
    SessionRepository sessions;

    @Inject
    Clock clock;

    @Test
    void aReplicaWhoseClockIsAheadSeesWhatIsRevokedAfterItLooked() throws Exception {
        Revocations ahead = replica();
        Database.await(ahead::refresh);
        UUID family = revoked(Duration.ZERO);

        Database.await(ahead::refresh);

        assertThat(ahead.isRevoked(family, Ids.next(), clock.instant())).isTrue();
    }

    /** A token that this replica has just written lives on by its clock while it is older than that by the database's. */
    @Test
    void aReplicaWhoseClockIsAheadKnowsAllThatMattersWhenItStarts() throws Exception {
        UUID family = revoked(AccessTokens.LIFE.minusSeconds(30));
        Revocations ahead = replica();

        Database.await(ahead::refresh);
        Database.await(ahead::refresh);

        assertThat(ahead.isRevoked(family, Ids.next(), clock.instant())).isTrue();
    }

    private Revocations replica() {
        return new Revocations(transactions, sessions, Clock.offset(clock, APART));
    }

    private static UUID revoked(Duration ago) throws Exception {
        UUID family = Ids.next();
        try (Connection owner = Database.owner();
                PreparedStatement revocation = owner.prepareStatement(
                        "insert into token_revocation (id, family_id, revoked_at) values (?, ?, now() - cast(? as interval))")) {
            revocation.setObject(1, Ids.next());
            revocation.setObject(2, family);
            revocation.setString(3, ago.toSeconds() + " seconds");
            revocation.executeUpdate();
        }
        return family;
    }
}
