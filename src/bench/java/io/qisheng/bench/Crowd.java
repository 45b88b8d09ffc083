package io.qisheng.bench;

import io.qisheng.activities.ActivityTale;
import io.qisheng.identity.TokenMint;
import io.qisheng.local.demo.DemoIds;
import io.qisheng.local.demo.DemoNames;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Signed-in people. Their tokens are renewed before they run out, as clients do. */
final class Crowd {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int OWNERS = 500;
    static final String DEPARTMENT = "dept-industry";

    private final TokenMint mint;
    private List<String> desks = List.of();
    private List<String> owners = List.of();
    private List<String> members = List.of();
    private List<String> secretaries = List.of();
    private Instant issuedAt = Instant.MIN;

    Crowd(Path keys) {
        this.mint = new TokenMint(keys);
    }

    /** Renews the tokens when they are no longer new. */
    void refresh() {
        if (Instant.now().isAfter(issuedAt.plus(FRESH))) {
            desks = tokens(Township.DESKS, this::desk);
            owners = tokens(OWNERS, this::owner);
            members = tokens(Meetings.BRANCHES * Meetings.SEATS, this::member);
            secretaries = tokens(Meetings.BRANCHES, this::secretary);
            issuedAt = Instant.now();
        }
    }

    /** Staff who see every petition of the township. */
    List<String> desks() {
        return desks;
    }

    /** Owners of one enterprise each. */
    List<String> owners() {
        return owners;
    }

    /** A cadre of the department that has most. */
    String handler() {
        Grant department = new Grant(Role.HANDLER, DemoIds.of(DEPARTMENT), Township.PATH + "/" + DEPARTMENT);
        return issue(Township.user("handler-industry"), "陆经办", department);
    }

    /** Those who meet, by {@link Meetings#person}. */
    List<String> members() {
        return members;
    }

    /** The secretary of one of the branches that meet. */
    String secretaryOf(int branch) {
        return secretaries.get(branch - Meetings.FIRST_BRANCH);
    }

    /** The id of the user to whom a token belongs. */
    static String userOf(String token) {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return new JsonObject(Buffer.buffer(claims)).getString("sub");
    }

    private String desk(int n) {
        Grant township = new Grant(Role.DESK, DemoIds.of("township"), Township.PATH);
        return issue(Township.user("desk-" + n), "受理" + n, township);
    }

    private String owner(int n) {
        String code = "enterprise-" + n;
        Grant enterprise = new Grant(Role.OWNER, DemoIds.of(code), Township.PATH + "/" + code);
        return issue(Township.user("demo-owner-" + n), "企业主" + n, enterprise);
    }

    private String secretary(int n) {
        int branch = Meetings.FIRST_BRANCH + n - 1;
        ActivityTale.Person secretary = Township.secretary(branch);
        return issue(secretary.userId(), secretary.name(), branchGrant(Role.SECRETARY, branch));
    }

    private String member(int n) {
        int branch = Meetings.FIRST_BRANCH + (n - 1) / Meetings.SEATS;
        int member = Meetings.memberAt(branch, (n - 1) % Meetings.SEATS);
        return mint.issue(
                Township.DISTRICT,
                Township.USERS.id(member),
                DemoNames.person(member),
                branchGrant(Role.MEMBER, branch),
                Township.MEMBER_IDS.id(member));
    }

    private static Grant branchGrant(Role role, int n) {
        ActivityTale.Organisation branch = Township.branch(n);
        return new Grant(role, branch.id(), branch.path());
    }

    private String issue(UUID userId, String name, Grant grant) {
        return mint.issue(Township.DISTRICT, userId, name, grant, null);
    }

    private static List<String> tokens(int count, IntFunction<String> issue) {
        return IntStream.rangeClosed(1, count).parallel().mapToObj(issue).toList();
    }
}
