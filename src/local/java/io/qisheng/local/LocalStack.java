package io.qisheng.local;

import io.qisheng.local.wechat.Templates;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** All parts of one stack, and the order in which they start and stop. */
public final class LocalStack {

    static final String BUCKET = "qisheng";
    private static final String REGION = "us-east-1";

    private final StackSettings settings;
    private final RunFile runFile;
    private final Secrets secrets;
    private final PostgresqlPart postgresql;
    private final Database database;
    private final List<Part> stores;
    private final Part service;

    private LocalStack(StackSettings settings) {
        this.settings = settings;
        this.runFile = new RunFile(settings.folder());
        this.secrets = Secrets.in(settings.folder().resolve("secrets"));
        this.postgresql = new PostgresqlPart(settings, runFile, secrets);
        this.database = new Database(postgresql, secrets);
        this.stores = List.of(
                postgresql,
                new RedisPart(settings, runFile),
                new StoragePart(settings, runFile, secrets),
                new SimulatorPart(settings, runFile, secrets));
        this.service = new ServicePart(settings, runFile, serviceEnvironment());
    }

    /** A stack to be started. What an earlier run that was killed left in the same folder is stopped. */
    public static LocalStack open(StackSettings settings) {
        stopLeftovers(settings);
        LocalStack stack = new LocalStack(settings);
        stack.runFile.open(settings.ports());
        return stack;
    }

    /** The stack that runs in a folder, to look at it or to stop and start its parts. */
    public static LocalStack attach(StackSettings settings) {
        return new RunFile(settings.folder())
                .read()
                .map(content -> new LocalStack(settings.on(content.ports())))
                .orElseThrow(() -> new LocalStackException("Nothing runs in " + settings.folder() + "."));
    }

    static void stopLeftovers(StackSettings settings) {
        new RunFile(settings.folder()).read().ifPresent(content -> new LocalStack(settings.on(content.ports())).stop());
    }

    /** Starts everything but the service, side by side, and brings the database up to date. */
    public void startStores() {
        List<Runnable> starts =
                stores.stream().<Runnable>map(part -> part::start).toList();
        sideBySide(starts);
        database.create();
        database.migrate();
        database.seed(environment());
    }

    /** The same with an empty database, for tests. */
    public void startStoresAfresh() {
        List<Runnable> starts = stores.stream()
                .<Runnable>map(part -> part == postgresql ? this::startDatabaseAfresh : part::start)
                .toList();
        sideBySide(starts);
    }

    /** The same with a database that holds what {@code bulk} adds to the demonstration; kept, and copied at each start. */
    public void startStores(BulkSeed bulk) {
        sideBySide(stores.stream().<Runnable>map(part -> part::start).toList());
        new BulkDatabase(postgresql, database).restore(bulk, environment());
    }

    /** A connection of the role that owns the tables. */
    public Connection connectAsOwner() throws SQLException {
        return database.connectAsOwner();
    }

    /** A connection of the superuser, who may say what the server writes into its log. */
    public Connection connectAsSuperuser() throws SQLException {
        return postgresql.connect();
    }

    public void startService() {
        service.start();
    }

    /** Stops all parts, those that need others first, PostgreSQL last. */
    public void stop() {
        runFile.close();
        List<LocalStackException> left = new ArrayList<>();
        Stream.concat(Stream.of(service), stores.reversed().stream()).forEach(part -> stop(part, left));
        if (!left.isEmpty()) {
            throw left.getFirst();
        }
        runFile.delete();
    }

    /** A part that does not stop must not keep the others running. */
    private static void stop(Part part, List<LocalStackException> left) {
        try {
            part.stop();
        } catch (LocalStackException failed) {
            left.add(failed);
        }
    }

    public List<Part> parts() {
        return Stream.concat(stores.stream(), Stream.of(service)).toList();
    }

    public Part part(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LocalStackException("There is no part \"%s\". Parts: %s"
                        .formatted(
                                name,
                                String.join(
                                        ", ", parts().stream().map(Part::name).toList()))));
    }

    public StackSettings settings() {
        return settings;
    }

    /** What the service must be told to use these parts: environment variables, or properties of a test. */
    public Map<String, String> environment() {
        Ports ports = settings.ports();
        Map<String, String> environment = new TreeMap<>();
        environment.put("DB_HOST", "127.0.0.1");
        environment.put("DB_PORT", Integer.toString(ports.postgresql()));
        environment.put("DB_NAME", Database.NAME);
        environment.put("DB_USER", Database.APP);
        environment.put("DB_PASSWORD", secrets.password("app"));
        environment.put("MIGRATION_DB_USER", Database.OWNER);
        environment.put("MIGRATION_DB_PASSWORD", secrets.password("owner"));
        environment.put("REDIS_URL", "redis://127.0.0.1:" + ports.redis());
        environment.put("STORAGE_URL", "http://127.0.0.1:" + ports.storage());
        environment.put("STORAGE_PUBLIC_URL", "http://localhost:" + ports.storage());
        environment.put("STORAGE_REGION", REGION);
        environment.put("STORAGE_BUCKET", BUCKET);
        environment.put("STORAGE_ACCESS_KEY", StoragePart.ACCESS_KEY);
        environment.put("STORAGE_SECRET_KEY", secrets.password("storage"));
        environment.put("WECHAT_URL", "http://127.0.0.1:" + ports.wechat());
        environment.put("WECHAT_APP_ID", SimulatorPart.APP_ID);
        environment.put("WECHAT_APP_SECRET", secrets.password("wechat"));
        environment.put("WECHAT_SUBSCRIBE", "true");
        environment.put("WECHAT_APP_STATE", "developer");
        environment.putAll(Templates.SETTINGS);
        environment.put("QISHENG_JWT_KEYS", secrets.jwtKeys().toString());
        environment.put("QISHENG_FIELD_KEYS", secrets.fieldKeys().toString());
        environment.put("QISHENG_CURSOR_KEY", secrets.cursorKey());
        return environment;
    }

    private Map<String, String> serviceEnvironment() {
        Map<String, String> environment = environment();
        environment.put("PORT", Integer.toString(settings.ports().service()));
        environment.put("MANAGEMENT_PORT", Integer.toString(settings.ports().management()));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put(
                "QISHENG_H5_DIRECTORY",
                Path.of("src", "main", "miniprogram", "dist", "build", "h5")
                        .toAbsolutePath()
                        .toString());
        environment.putAll(settings.serviceEnvironment());
        return environment;
    }

    private void startDatabaseAfresh() {
        postgresql.start();
        database.drop();
        database.create();
        database.migrate();
        database.seed(environment());
    }

    private static void sideBySide(List<Runnable> tasks) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = tasks.stream().<Future<?>>map(threads::submit).toList();
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LocalStackException problem
                    ? problem
                    : new LocalStackException("The stack did not start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted", e);
        }
    }
}
