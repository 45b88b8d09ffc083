package io.qisheng.petitions.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Ids;
import io.qisheng.platform.Role;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReachTest {

    /** What is hidden from a department is in no queue of whoever sits there, by whichever office. */
    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MEMBER", "SECRETARY", "OWNER"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyOfficeIsASeat(Role office) {
        Grant desk = new Grant(Role.DESK, DemoIds.of("township"), "/district/township");
        Grant other = new Grant(office, DemoIds.of("dept-market"), "/district/township/dept-market");
        Caller caller = new Caller(Ids.next(), "双岗", DemoIds.of("district"), List.of(desk, other), null);

        assertThat(Reach.of(caller).seated()).contains("/district/township/dept-market", "/district/township");
    }
}
