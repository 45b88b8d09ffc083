package io.qisheng.local.demo;

import io.qisheng.local.demo.DemoCatalogue.Place;
import io.qisheng.platform.Role;
import io.qisheng.points.ClaimTale.Claimant;
import io.qisheng.points.ClaimTale.Officer;
import io.qisheng.points.ClaimTale.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The people of the township as claims of points know them. */
record DemoCast(Map<String, Place> organisations) {

    private static final String SECRETARY_BRANCH = "branch-1";

    /** Everybody who may claim: the members by number, the floating ones, the secretary. */
    List<Claimant> all() {
        List<Claimant> all = new ArrayList<>();
        for (int n = 1; n <= DemoUsers.MEMBERS; n++) {
            all.add(member(n));
        }
        for (int n = 1; n <= DemoUsers.FLOATING_MEMBERS; n++) {
            String name = DemoUsers.memberName(DemoUsers.FLOATING, n);
            all.add(claimant(DemoUsers.FLOATING + n, name, DemoUsers.FLOATING_BRANCH));
        }
        all.add(claimant("secretary", DemoUsers.staffName("secretary"), SECRETARY_BRANCH));
        return all;
    }

    Claimant member(int n) {
        return claimant(DemoUsers.MEMBER + n, DemoUsers.memberName(DemoUsers.MEMBER, n), DemoUsers.branchOf(n));
    }

    private Claimant claimant(String key, String name, String branch) {
        Place place = Objects.requireNonNull(organisations.get(branch), branch);
        return new Claimant(
                DemoUsers.userId(key), DemoUsers.memberId(key), name, DemoIds.of(branch), place.name(), place.path());
    }

    /** Who decides a claim at first. The secretary of the first branch for the others of it, an administrator for everybody else. */
    Officer approver(Rule rule, Claimant by) {
        if (rule.approverRole().equals(Role.SUPERVISOR.name())) {
            return supervisor();
        }
        UUID secretary = DemoUsers.memberId("secretary");
        boolean theSecretarys = by.branchId().equals(DemoIds.of(SECRETARY_BRANCH))
                && !by.memberId().equals(secretary);
        return theSecretarys
                ? new Officer(
                        DemoUsers.userId("secretary"), secretary, DemoUsers.staffName("secretary"), Role.SECRETARY)
                : staff("admin", Role.ADMIN);
    }

    Officer supervisor() {
        return staff("supervisor", Role.SUPERVISOR);
    }

    private static Officer staff(String username, Role role) {
        return new Officer(DemoUsers.userId(username), null, DemoUsers.staffName(username), role);
    }
}
