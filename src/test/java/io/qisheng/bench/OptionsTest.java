package io.qisheng.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void nothingSaidMeasuresTheHotPaths() {
        Options options = Options.parse(new String[0]);

        assertThat(options.grownTo()).isZero();
        assertThat(options.wants("petition detail")).isTrue();
    }

    @Test
    void growthGoesToAMillionAndFurtherWhenAsked() {
        assertThat(Options.parse(new String[] {"--growth"}).grownTo()).isEqualTo(1_000_000);
        assertThat(Options.parse(new String[] {"--petitions=10000000", "--growth"})
                        .grownTo())
                .isEqualTo(10_000_000);
        assertThat(Options.parse(new String[] {"--growth", "--petitions=20000"}).grownTo())
                .isEqualTo(20_000);
        assertThat(Options.parse(new String[] {"--growth", "--seconds=5"}).window())
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(Options.parse(new String[] {"--seconds=5", "--growth"}).window())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--petitions=0",
                "--petitions=10000",
                "--petitions=10000001",
                "--petitions=many",
                "--rounds=",
                "--grow"
            })
    void whatMeansNothingIsRefused(String argument) {
        assertThatThrownBy(() -> Options.parse(new String[] {argument}))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining(argument);
    }
}
