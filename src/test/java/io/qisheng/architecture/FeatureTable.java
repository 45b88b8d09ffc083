package io.qisheng.architecture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Who may use whom. No edge is transitive, and what is not listed is forbidden; everyone may use the platform. */
final class FeatureTable {

    static final String PLATFORM = "platform";

    /** Features that the table names and nobody has begun: the day one begins, its name has to leave this list. */
    static final Set<String> NOT_YET_BUILT = Set.of("grading", "insight");

    private static final Map<String, Set<String>> EDGES = edges();

    private FeatureTable() {}

    private static Map<String, Set<String>> edges() {
        Map<String, Set<String>> edges = new LinkedHashMap<>();
        edges.put("wechat", Set.of());
        edges.put("organisations", Set.of());
        edges.put("identity", Set.of("wechat", "organisations"));
        edges.put("notifications", Set.of("wechat", "organisations"));
        edges.put("evidence", Set.of("wechat", "organisations"));
        edges.put("points", Set.of("organisations", "notifications", "evidence"));
        edges.put("services", Set.of("organisations"));
        edges.put("petitions", Set.of("organisations", "notifications", "evidence", "points", "services", "policies"));
        edges.put("policies", Set.of("organisations", "notifications"));
        edges.put("activities", Set.of("organisations", "notifications", "evidence", "points"));
        edges.put("grading", Set.of("organisations", "notifications", "evidence", "points", "petitions", "activities"));
        edges.put("insight", Set.copyOf(edges.keySet()));
        return edges;
    }

    static Set<String> features() {
        return EDGES.keySet();
    }

    static boolean isFeature(String part) {
        return EDGES.containsKey(part);
    }

    /** Whether code of one part of the house may use another part; the platform and the base package know no feature. */
    static boolean mayUse(String user, String used) {
        return user.equals(used)
                || used.equals(PLATFORM)
                || EDGES.getOrDefault(user, Set.of()).contains(used);
    }
}
