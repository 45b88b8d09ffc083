package io.qisheng.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** PostgreSQL from the binaries that Maven fetches. */
final class PostgresqlPart extends Part {

    private static final Duration ORPHANS_LIMIT = Duration.ofSeconds(5);

    private final String password;
    private final List<String> asUser;

    PostgresqlPart(StackSettings settings, RunFile runFile, Secrets secrets) {
        super("postgresql", settings.ports().postgresql(), settings, runFile);
        this.password = secrets.password("postgres");
        this.asUser = Unprivileged.prefix();
    }

    /** A connection of the superuser, who only makes roles and databases. */
    Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "2");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/postgres", login);
    }

    @Override
    protected void prepare() throws IOException {
        Path binaries = binaries();
        endOrphans();
        if (!Files.exists(cluster().resolve("PG_VERSION"))) {
            initialise(binaries);
        }
        removeForeignLock();
    }

    @Override
    protected List<String> command() throws IOException {
        List<String> command = new ArrayList<>(asUser);
        command.addAll(List.of(
                binaries().resolve("bin/postgres").toString(), "-D", cluster().toString()));
        configuration().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    /** SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for the service to hang up. */
    @Override
    protected String stopSignal() {
        return "INT";
    }

    @Override
    protected boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Suspends the children too: each connection is served by a process of its own. */
    @Override
    public void suspend() {
        super.suspend();
        Processes.workingIn(cluster()).forEach(pid -> Processes.signal(pid, "STOP"));
    }

    @Override
    public void resume() {
        Processes.workingIn(cluster()).forEach(pid -> Processes.signal(pid, "CONT"));
        super.resume();
    }

    private Map<String, String> configuration() {
        String kept = settings.durable() ? "on" : "off";
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "port", Integer.toString(port()),
                "unix_socket_directories", "",
                "max_connections", "120",
                "shared_buffers", "128MB",
                "timezone", "UTC",
                "fsync", kept,
                "full_page_writes", kept);
    }

    private Path binaries() throws IOException {
        return Binaries.postgresql(settings.folder().resolve("bin"));
    }

    private Path cluster() {
        return data().resolve("cluster");
    }

    private void initialise(Path binaries) throws IOException {
        Path draft = data().resolve("cluster.draft");
        Binaries.deleteTree(draft);
        Files.createDirectory(draft);
        Path passwordFile = data().resolve("password");
        Files.writeString(passwordFile, password + "\n");
        Unprivileged.own(data());
        List<String> command = new ArrayList<>(asUser);
        command.addAll(List.of(
                binaries.resolve("bin/initdb").toString(),
                "--pgdata=" + draft,
                "--username=postgres",
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=" + (Binaries.isMac() ? "en_US.UTF-8" : "C.UTF-8"),
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        if (!settings.durable()) {
            command.add("--no-sync");
        }
        Processes.run(command);
        Files.delete(passwordFile);
        Files.move(draft, cluster());
    }

    /**
     * The children of a server that was killed hold its shared memory, and a new server refuses to start beside them. They
     * notice the death within moments; one that is stuck is ended.
     */
    private void endOrphans() {
        Path cluster = cluster();
        if (!Files.isDirectory(cluster)) {
            return;
        }
        if (!Processes.await(ORPHANS_LIMIT, () -> Processes.workingIn(cluster).isEmpty())) {
            Processes.workingIn(cluster).forEach(pid -> Processes.signal(pid, "KILL"));
            Processes.await(ORPHANS_LIMIT, () -> Processes.workingIn(cluster).isEmpty());
        }
    }

    /** A lock file left by a killed server, whose process number now belongs to somebody else, would stop the start. */
    private void removeForeignLock() throws IOException {
        Path lock = cluster().resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        try (Stream<String> lines = Files.lines(lock)) {
            long pid = lines.findFirst().map(String::strip).map(Long::parseLong).orElse(0L);
            if (!Processes.commandLine(pid).contains(cluster().toString())) {
                Files.delete(lock);
            }
        }
    }
}
