package io.qisheng.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stack with its real processes, in a folder of its own beside the one of the other tests. */
class LocalStackTest {

    private static final Path FOLDER = Path.of("target", "stack-under-test");
    private static final List<String> STORES = List.of("postgresql", "redis", "storage", "wechat");

    private static StackSettings settings;
    private static LocalStack stack;

    @BeforeAll
    static void start() {
        settings = StackSettings.forTests(FOLDER);
        stack = LocalStack.open(settings);
        stack.startStores();
    }

    @AfterAll
    static void stop() {
        stack.stop();
        assertThat(processesOfTheStack()).isEmpty();
    }

    @Test
    void listsEveryPartWithProcessPortAndFolder() throws Exception {
        RunFile.Content content = new RunFile(settings.folder()).read().orElseThrow();

        assertThat(content.parts()).extracting(RunFile.Entry::name).containsExactlyElementsOf(STORES);
        assertThat(content.parts()).allSatisfy(entry -> {
            assertThat(Processes.isAlive(entry.pid())).isTrue();
            assertThat(PortCheck.isFree(entry.port())).isFalse();
            assertThat(Path.of(entry.dataFolder())).isDirectory();
        });
    }

    @Test
    void stopsWhatAKilledRunLeftAndKeepsItsData() throws Exception {
        execute("create table if not exists kept (word text)", "insert into kept values ('still here')");
        List<Long> left = processesOfTheStack();

        // A run that is killed leaves its processes and its run.json; the next one finds both.
        stack = LocalStack.open(StackSettings.forTests(FOLDER));
        assertThat(left).noneMatch(Processes::isAlive);
        stack.startStores();

        assertThat(query("select word from kept")).isEqualTo("still here");
    }

    @Test
    void recoversWhenEveryProcessWasKilled() throws Exception {
        execute("create table if not exists survives (word text)", "insert into survives values ('committed')");
        STORES.forEach(name -> stack.part(name).kill());

        stack = LocalStack.open(StackSettings.forTests(FOLDER));
        stack.startStores();

        assertThat(query("select word from survives")).isEqualTo("committed");
    }

    @Test
    void startsOnePartAgainWithoutTouchingTheOthers() {
        List<Long> others = List.of(
                stack.part("postgresql").pid().orElseThrow(),
                stack.part("storage").pid().orElseThrow());
        stack.part("redis").stop();
        assertThat(stack.part("redis").pid()).isEmpty();

        LocalStack.attach(settings).part("redis").start();

        assertThat(stack.part("redis").pid()).isPresent();
        assertThat(others).allMatch(Processes::isAlive);
    }

    @Test
    void takesNoProcessForItsOwnThatOnlyHasTheNumber() {
        RunFile runFile = new RunFile(settings.folder());
        RunFile.Entry redis = runFile.entry("redis").orElseThrow();
        long stranger = ProcessHandle.current().pid();
        runFile.put(new RunFile.Entry(
                redis.name(), stranger, redis.port(), redis.dataFolder(), redis.log(), redis.startedAt()));

        assertThat(stack.part("redis").pid()).isEmpty();

        runFile.put(redis);
    }

    @Test
    void servesWithARoleThatOwnsNothing() throws Exception {
        assertThat(query("select count(*)::text from pg_class where relowner = 'qisheng_app'::regrole"))
                .isEqualTo("0");
        assertThat(query("select has_schema_privilege('qisheng_app', 'public', 'create')::text"))
                .isEqualTo("false");
    }

    private static List<Long> processesOfTheStack() {
        String folder = settings.folder().toString();
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(Processes::isAlive)
                .filter(pid -> Processes.commandLine(pid).contains(folder))
                .toList();
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection owner() throws SQLException {
        Map<String, String> environment = stack.environment();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/%s".formatted(environment.get("DB_PORT"), environment.get("DB_NAME")),
                environment.get("MIGRATION_DB_USER"),
                environment.get("MIGRATION_DB_PASSWORD"));
    }
}
