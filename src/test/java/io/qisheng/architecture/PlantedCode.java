package io.qisheng.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Code that breaks a rule, in the real packages but compiled into a folder of its own. It is no source file of the tests because
 * Quarkus would take a planted resource or entity for one of the application's, and because Error Prone forbids most of it.
 */
record PlantedCode(List<String> units) {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum) (\\w+)");

    /** One compilation unit, or several that belong together; each names its package. */
    static PlantedCode planted(String... units) {
        return new PlantedCode(List.of(units));
    }

    /** Compiles it against what the tests see. */
    void compile(Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
            List<String> options = List.of("-proc:none", "-parameters", "-Xlint:none");
            List<JavaFileObject> sources =
                    units.stream().map(PlantedCode::source).toList();
            if (!compiler.getTask(messages, files, null, options, null, sources).call()) {
                throw new IllegalArgumentException("Planted code does not compile: " + messages);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject source(String unit) {
        String path = first(PACKAGE, unit).replace('.', '/') + "/" + first(TYPE, unit) + ".java";
        return new SimpleJavaFileObject(URI.create("planted:///" + path), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return unit;
            }
        };
    }

    private static String first(Pattern pattern, String unit) {
        Matcher matcher = pattern.matcher(unit);
        if (!matcher.find()) {
            throw new IllegalArgumentException("There is no " + pattern + " in " + unit);
        }
        return matcher.group(1);
    }
}
