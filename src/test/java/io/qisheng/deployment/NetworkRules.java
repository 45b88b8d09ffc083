package io.qisheng.deployment;

import static io.qisheng.deployment.ManifestRule.rule;
import static io.qisheng.deployment.PlantedFault.added;
import static io.qisheng.deployment.PlantedFault.set;
import static io.qisheng.deployment.PlantedFault.without;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may speak to whom: nobody, but for the ways listed here. */
final class NetworkRules {

    private static final String DNS = "Egress TCP/53,UDP/53";
    private static final String DATABASE = "Egress TCP/5432";
    private static final Set<String> SERVICE = Set.of(
            "Ingress TCP/8080",
            "Ingress TCP/9000",
            DNS,
            DATABASE,
            "Egress TCP/6379",
            // object storage, WeChat
            "Egress TCP/443");
    private static final Set<String> MIGRATION = Set.of(DNS, DATABASE);
    private static final Set<String> INNER =
            Set.of("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16");

    private NetworkRules() {}

    static List<ManifestRule> all() {
        return List.of(
                rule(
                        "what no policy allows is denied, both ways, for every pod",
                        manifests -> manifests.all("NetworkPolicy").noneMatch(NetworkRules::deniesAll)
                                ? Stream.of("no policy denies everything")
                                : Stream.empty(),
                        without("NetworkPolicy/default-deny"),
                        set("NetworkPolicy/default-deny", "/spec/policyTypes", "[Ingress]"),
                        set("NetworkPolicy/default-deny", "/spec/podSelector", "{matchLabels: {app: qisheng}}"),
                        set("NetworkPolicy/default-deny", "/spec/egress", "[{}]")),
                rule(
                        "the service and the migration job have the ways they need, and no other",
                        manifests -> Stream.concat(
                                differences(manifests, "Deployment", SERVICE),
                                differences(manifests, "Job", MIGRATION)),
                        without("NetworkPolicy/to-redis"),
                        without("NetworkPolicy/from-prometheus"),
                        set("NetworkPolicy/to-redis", "/spec/podSelector", "{}"),
                        set("NetworkPolicy/to-redis", "/spec/egress/0/ports/1", "{protocol: TCP, port: 22}"),
                        set("NetworkPolicy/from-ingress-controller", "/spec/ingress/0/ports/0/port", "9000"),
                        added("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: all},"
                                + " spec: {podSelector: {}, policyTypes: [Egress], egress: [{}]}}")),
                rule(
                        "every way has somebody at its end",
                        manifests -> manifests.all("NetworkPolicy").flatMap(NetworkRules::openEnds),
                        without("NetworkPolicy/from-prometheus", "/spec/ingress/0/from"),
                        without("NetworkPolicy/to-storage", "/spec/egress/0/to"),
                        set("NetworkPolicy/from-ingress-controller", "/spec/ingress/0/from/0/podSelector", "{}"),
                        set("NetworkPolicy/to-storage", "/spec/egress/0/to/0/ipBlock/cidr", "0.0.0.0/0"),
                        without("NetworkPolicy/to-wechat", "/spec/egress/0/to/0/ipBlock/except/0")));
    }

    private static boolean deniesAll(JsonNode policy) {
        JsonNode spec = policy.path("spec");
        return spec.path("podSelector").isObject()
                && spec.path("podSelector").isEmpty()
                && spec.path("policyTypes").size() == 2
                && !spec.has("ingress")
                && !spec.has("egress");
    }

    private static Stream<String> differences(Manifests manifests, String kind, Set<String> needed) {
        JsonNode maker = manifests.one(kind);
        Set<String> open = new TreeSet<>(manifests
                .all("NetworkPolicy")
                .filter(policy -> RolloutRules.selects(policy, maker))
                .flatMap(NetworkRules::ways)
                .toList());
        return open.equals(needed)
                ? Stream.empty()
                : Stream.of(kind + " has the ways " + open + " and needs " + new TreeSet<>(needed));
    }

    /** What a policy opens, as {@code Egress TCP/53,UDP/53}. */
    private static Stream<String> ways(JsonNode policy) {
        return Stream.of("Ingress", "Egress")
                .flatMap(direction ->
                        Manifests.each(rules(policy, direction)).map(rule -> direction + " " + ports(rule)));
    }

    private static String ports(JsonNode rule) {
        return Manifests.each(rule.path("ports"))
                .map(port ->
                        port.path("protocol").asText() + "/" + port.path("port").asText())
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static JsonNode rules(JsonNode policy, String direction) {
        return policy.path("spec").path(direction.toLowerCase(Locale.ROOT));
    }

    private static Stream<String> openEnds(JsonNode policy) {
        return Stream.concat(
                        Manifests.each(rules(policy, "Ingress")).map(rule -> rule.path("from")),
                        Manifests.each(rules(policy, "Egress")).map(rule -> rule.path("to")))
                .filter(peers -> peers.isEmpty() || Manifests.each(peers).anyMatch(NetworkRules::isOpen))
                .map(peers -> Manifests.name(policy) + " is open to too many");
    }

    /** The whole world only without the inner networks; of the cluster, pods of a kind in a namespace. */
    private static boolean isOpen(JsonNode peer) {
        JsonNode block = peer.path("ipBlock");
        if (block.isObject()) {
            Set<String> without = new TreeSet<>(
                    Manifests.each(block.path("except")).map(JsonNode::asText).toList());
            return block.path("cidr").asText().endsWith("/0") && !without.containsAll(INNER);
        }
        return peer.at("/namespaceSelector/matchLabels").isEmpty()
                || peer.at("/podSelector/matchLabels").isEmpty();
    }
}
