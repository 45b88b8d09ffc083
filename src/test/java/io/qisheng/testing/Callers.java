package io.qisheng.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Ids;
import io.qisheng.platform.Role;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;

/** People that the demonstration township does not have, for calls below HTTP. */
public final class Callers {

    private Callers() {}

    /** An administrator of one branch of the demonstration township, and of nothing else. */
    public static Caller branchAdministrator() {
        Grant branch = new Grant(Role.ADMIN, DemoIds.of("branch-4"), "/district/township/branch-4");
        return new Caller(Ids.next(), "支部管理员", DemoIds.of("district"), List.of(branch), null);
    }

    /** Does what must be refused with this problem. */
    public static void assertRefused(ProblemType problem, Supplier<Uni<?>> work) {
        assertThatThrownBy(() -> Database.await(() -> work.get().replaceWithVoid()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> Assertions.assertThat(refusal.type()).isEqualTo(problem));
    }
}
