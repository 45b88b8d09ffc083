package io.qisheng.architecture;

import static io.qisheng.architecture.PlantedCode.planted;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroppedWorkTest {

    @TempDir
    private Path folder;

    @Test
    void noWorkIsMadeAndForgotten() {
        assertThat(DroppedWork.in(House.CLASS_FILES)).isEmpty();
    }

    @Test
    void seesAForgottenReturn() {
        assertThat(dropped("void file(Uni<String> write) { write.map(String::length); }"))
                .containsExactly("io.qisheng.petitions.Planted.file drops the result of map");
    }

    @Test
    void seesWorkInALambdaThatReturnsNothing() {
        assertThat(dropped("void all(List<String> ids) { ids.forEach(id -> delete(id)); }"))
                .singleElement()
                .asString()
                .contains("drops the result of delete");
    }

    @Test
    void seesAMethodReferenceThatIsUsedForNothing() {
        assertThat(dropped("void all(List<String> ids) { ids.forEach(this::delete); }"))
                .singleElement()
                .asString()
                .contains("method reference");
    }

    @Test
    void leavesWorkAloneThatIsHandedOn() {
        assertThat(dropped("""
                        Uni<Integer> file(Uni<String> write) {
                            Uni<Void> first = delete("1");
                            return first.chain(() -> write).call(this::delete).map(String::length);
                        }""")).isEmpty();
    }

    private List<String> dropped(String member) {
        planted("""
                package io.qisheng.petitions;
                import io.smallrye.mutiny.Uni;
                import java.util.List;
                class Planted {
                    %s
                    Uni<Void> delete(String id) { return Uni.createFrom().voidItem(); }
                }
                """.formatted(member)).compile(folder);
        return DroppedWork.in(folder);
    }
}
