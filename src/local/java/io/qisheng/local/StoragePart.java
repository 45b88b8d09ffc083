package io.qisheng.local;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** S3Proxy over a folder: real signatures, POST policies and CORS. */
final class StoragePart extends JavaPart {

    static final String ACCESS_KEY = "qisheng-local";

    private final Secrets secrets;

    StoragePart(StackSettings settings, RunFile runFile, Secrets secrets) {
        super("storage", settings.ports().storage(), settings, runFile);
        this.secrets = secrets;
    }

    /** A bucket is a folder, so it is there before anybody asks. */
    @Override
    protected void prepare() throws IOException {
        Files.createDirectories(objects().resolve(LocalStack.BUCKET));
        Properties properties = new Properties();
        properties.setProperty("s3proxy.endpoint", "http://127.0.0.1:" + port());
        properties.setProperty("s3proxy.authorization", "aws-v2-or-v4");
        properties.setProperty("s3proxy.identity", ACCESS_KEY);
        properties.setProperty("s3proxy.credential", secrets.password("storage"));
        // Phones and browsers upload from the service's origin. S3Proxy answers OPTIONS by itself and refuses it in
        // this list.
        properties.setProperty("s3proxy.cors-allow-origins", "http://(localhost|127\\.0\\.0\\.1)(:[0-9]+)?");
        properties.setProperty("s3proxy.cors-allow-methods", "GET HEAD PUT POST");
        properties.setProperty("s3proxy.cors-allow-headers", "*");
        properties.setProperty("jclouds.provider", "filesystem-nio2");
        properties.setProperty("jclouds.filesystem.basedir", objects().toString());
        try (Writer writer = Files.newBufferedWriter(configuration())) {
            properties.store(writer, "Written at each start");
        }
    }

    @Override
    protected List<String> command() {
        return java(
                "-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider",
                "-Dslf4j.internal.verbosity=WARN",
                "-Dlogback.configurationFile=logback-local.xml",
                "-cp",
                settings.classPath(),
                "org.gaul.s3proxy.Main",
                "--properties",
                configuration().toString());
    }

    @Override
    protected boolean answers() {
        return httpStatus(port(), "/") > 0;
    }

    private Path objects() {
        return data().resolve("objects");
    }

    private Path configuration() {
        return data().resolve("s3proxy.conf");
    }
}
