package io.qisheng.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

    private final Cursors cursors = new Cursors(new ObjectMapper(), "a key for this test");

    @Test
    void givesBackTheKeysItWasMadeOf() {
        String cursor = cursors.encode("status=OPEN", List.of("2026-11-23T08:00:00Z", "望潮", "id"));

        assertThat(cursors.decode("status=OPEN", cursor)).containsExactly("2026-11-23T08:00:00Z", "望潮", "id");
    }

    @Test
    void isBoundToItsFilterAndItsKey() {
        String cursor = cursors.encode("status=OPEN", List.of("x"));

        assertInvalid(() -> cursors.decode("status=CLOSED", cursor));
        assertInvalid(() -> new Cursors(new ObjectMapper(), "another key").decode("status=OPEN", cursor));
    }

    @Test
    void anyChangedByteIsNoticed() {
        String cursor = cursors.encode("f", List.of("abc", "def"));

        for (int i = 0; i < cursor.length() - 1; i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertInvalid(() -> cursors.decode("f", changed));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "###", "AAAAAAAAAAAAAAAAAAAAAA", "诉求"})
    void whatIsNoCursorIsRefused(String text) {
        assertInvalid(() -> cursors.decode("f", text));
    }

    @Test
    void aPageHasACursorOnlyWhenMoreRowsFollow() {
        List<Integer> rows = IntStream.range(0, 4).boxed().toList();

        assertThat(cursors.page("f", rows, 4, row -> List.of("" + row)).nextCursor())
                .isNull();
        Page<Integer> page = cursors.page("f", rows, 3, row -> List.of("" + row));
        assertThat(page.items()).containsExactly(0, 1, 2);
        assertThat(cursors.decode("f", Objects.requireNonNull(page.nextCursor())))
                .containsExactly("2");
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.CURSOR_INVALID));
    }
}
