package io.qisheng.local.demo;

import io.qisheng.activities.ActivityTale.Member;
import io.qisheng.activities.ActivityTale.Organisation;
import io.qisheng.activities.ActivityTale.Person;
import io.qisheng.local.demo.DemoCatalogue.Place;
import io.qisheng.points.ClaimTale.Claimant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The branches of the township and who is in them, as activities know them. */
record DemoParty(DemoCast cast) {

    Organisation branch(int n) {
        String code = "branch-" + n;
        Place place = Objects.requireNonNull(cast.organisations().get(code), code);
        return new Organisation(DemoIds.of(code), place.name(), place.path());
    }

    /** Whoever is affiliated with a branch, floating members too. */
    List<Member> membersOf(int branch) {
        return cast.all().stream()
                .filter(person -> person.branchId().equals(DemoIds.of("branch-" + branch)))
                .map(DemoParty::member)
                .toList();
    }

    /** Those who take part in branch 1 but are affiliated elsewhere. */
    List<Member> floating() {
        List<Claimant> all = cast.all();
        return IntStream.rangeClosed(1, DemoUsers.FLOATING_MEMBERS)
                .mapToObj(n -> DemoUsers.memberId(DemoUsers.FLOATING + n))
                .flatMap(id -> all.stream().filter(person -> person.memberId().equals(id)))
                .map(DemoParty::member)
                .toList();
    }

    /** Whoever organises for a branch: the secretary of the first, an administrator for the others. */
    Person organiserOf(int branch) {
        String username = branch == 1 ? "secretary" : "admin";
        return new Person(DemoUsers.userId(username), DemoUsers.staffName(username));
    }

    private static Member member(Claimant person) {
        return new Member(
                person.memberId(),
                new Person(person.userId(), person.name()),
                new Organisation(person.branchId(), person.branchName(), person.branchPath()));
    }
}
