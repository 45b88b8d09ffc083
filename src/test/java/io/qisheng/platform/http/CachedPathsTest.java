package io.qisheng.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.testing.Reads;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths name a file by its content. */
class CachedPathsTest {

    @ParameterizedTest
    @CsvSource({
        "/assets/index-BxY12_ab.js, true",
        "/assets/petition-detail-a-b_c-dE.css, true",
        "/m/assets/index-BxY12_ab.js, true",
        "/assets/index.js, false",
        "/assets/index-short.js, false",
        "/index-BxY12_ab.js, false"
    })
    void aFileIsNamedByItsContentWhereAHashStandsBehindItsName(String path, boolean hashed) {
        assertThat(HttpRoutes.HASHED.matcher(path).matches()).isEqualTo(hashed);
    }

    /** Anybody may ask for any path. */
    @ParameterizedTest
    @ValueSource(strings = {"-", "a-", "-aaaaaaaa."})
    void noPathIsLookedAtLongerThanItIs(String part) {
        Reads.assertGrowWithTheText(HttpRoutes.HASHED, "/assets/", part);
    }
}
