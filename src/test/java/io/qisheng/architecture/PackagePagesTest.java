package io.qisheng.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagePagesTest {

    @TempDir
    private Path sources;

    @BeforeEach
    void aPackageWithCode() throws IOException {
        Path folder = Files.createDirectories(sources.resolve("io/qisheng/thing"));
        Files.writeString(folder.resolve("Thing.java"), "package io.qisheng.thing; class Thing {}");
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        assertThat(PackagePages.incomplete(Path.of("src", "main", "java"))).isEmpty();
    }

    /** Demonstration data that a feature's own code writes stands in the feature's package, which has its page already. */
    @Test
    void everyPackageOfTheLocalStackDoesToo() {
        assertThat(PackagePages.incomplete(Path.of("src", "local", "java")))
                .allMatch(name -> Files.exists(Path.of("src", "main", "java", name.replace('.', '/'))));
    }

    @Test
    void seesAPackageWithoutPage() {
        assertThat(PackagePages.incomplete(sources)).containsExactly("io.qisheng.thing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@NullMarked package io.qisheng.thing;",
                "/** */ @NullMarked package io.qisheng.thing;",
                "// Things.\n@NullMarked package io.qisheng.thing;",
                "/** Things. */ package io.qisheng.thing;",
            })
    void seesAnIncompletePage(String page) throws IOException {
        write(page);

        assertThat(PackagePages.incomplete(sources)).containsExactly("io.qisheng.thing");
    }

    @Test
    void isContentWithACompletePage() throws IOException {
        write("/** Things. */\n@NullMarked\npackage io.qisheng.thing;\n");

        assertThat(PackagePages.incomplete(sources)).isEmpty();
    }

    private void write(String page) throws IOException {
        Files.writeString(sources.resolve("io/qisheng/thing/package-info.java"), page);
    }
}
