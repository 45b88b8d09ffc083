package io.qisheng.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.platform.Ids;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The limit is measured with what the service has run: taken from the server's log, only values put in. */
class StatementsTest {

    private static final String TIME = "2026-11-26 21:10:51.115 UTC ";

    @Test
    void transactionsOfSeveralBackendsAreToldApart() {
        String log = TIME + "[11] LOG:  statement: BEGIN\n"
                + TIME + "[12] LOG:  execute P_1: select 1 from job where id = $1\n"
                + TIME + "[12] DETAIL:  Parameters: $1 = '7'\n"
                + TIME + "[11] LOG:  execute <unnamed>: insert into t (a, b)\n\tvalues ($1, $2)\n"
                + TIME + "[11] DETAIL:  Parameters: $1 = 'it''s', $2 = NULL\n"
                + TIME + "[11] LOG:  statement: COMMIT\n"
                + TIME + "[11] LOG:  execute P_2: select now()\n";

        assertThat(ServerLog.transactions(log))
                .containsExactly(
                        List.of(
                                new Executed("BEGIN", List.of()),
                                new Executed("insert into t (a, b)\nvalues ($1, $2)", List.of("it's", Executed.NULL)),
                                new Executed("COMMIT", List.of())),
                        List.of(new Executed("select 1 from job where id = $1", List.of("7"))),
                        List.of(new Executed("select now()", List.of())));
    }

    @Test
    void nothingOfAStatementChangesButItsValues() {
        String sql =
                "with x as (select $1::uuid as id, $2 as note) select * from x, lateral (select $11::int) y where z = $2";
        Executed executed = new Executed(sql, List.of("a", "b'c", "", "", "", "", "", "", "", "", "5"));

        assertThat(executed.forPgbench(Map.of("a", "uuidv4()")))
                .isEqualTo(sql.replace("$11", "'5'").replace("$1", "uuidv4()").replace("$2", "'b''c'"));
    }

    @Test
    void pgbenchTakesNothingForAVariableOfItsOwn() {
        assertThat(new Executed("select $1", List.of("10:30 \\ x")).forPgbench(Map.of()))
                .isEqualTo("select  E'10\\x3A30 \\\\ x'");
    }

    @Test
    void idsThatTheServiceMadeAreMadeAnew() {
        String made = Ids.next().toString();
        String old = Township.MEMBER_IDS.id(5).toString();

        assertThat(new Executed("select $1, $2, $3", List.of(made, old, "[{\"id\":\"" + made + "\"}]"))
                        .forPgbench(Map.of()))
                .isEqualTo("select uuidv7(), '" + old + "', ( E'[{\"id\"\\x3A\"' || uuidv7() || '\"}]')::jsonb");
    }

    @Test
    void anIdThatIsHashedIsAText() {
        assertThat(new Executed("select hashtextextended($1, 1), $1", List.of("a")).forPgbench(Map.of("a", ":x::uuid")))
                .isEqualTo("select hashtextextended((:x::uuid)::text, 1), :x::uuid");
    }
}
