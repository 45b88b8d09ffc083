package io.qisheng.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.contract.ContractCheck.Exchange;
import io.qisheng.platform.contract.Contract;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemBody;
import io.qisheng.platform.problem.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The check of requests and answers: silent for good ones, and each planted fault is told. */
class ContractCheckTest {

    private static final ContractCheck CHECK = new ContractCheck(Contract.load());
    private static final String ID = "0193b6f0-0000-7000-8000-000000000001";
    private static final String ORGANISATION =
            "{\"id\":\"%s\",\"code\":\"township\",\"name\":\"示例镇\",\"kind\":\"TOWNSHIP\",\"parentId\":null}"
                    .formatted(ID);

    private static Map<String, String> headers(String type) {
        Map<String, String> headers = new HashMap<>(Map.of("ratelimit", "x", "ratelimit-policy", "x", "etag", "\"0\""));
        headers.put("content-type", type);
        return headers;
    }

    private static Exchange answered(int status, String type, String body) {
        return new Exchange("GET", "/api/v1/organisations/" + ID, null, status, headers(type), body);
    }

    private static Exchange refused(String path, int status, PlatformProblem problem) {
        String body = ProblemBody.of(ProblemException.of(problem), path).toString();
        return new Exchange("GET", path, null, status, headers("application/problem+json"), body);
    }

    private static Exchange posted(String body) {
        return new Exchange(
                "POST", "/api/v1/auth/logout", body, 204, Map.of("ratelimit", "x", "ratelimit-policy", "x"), "");
    }

    private static List<String> faults(Exchange exchange) {
        return CHECK.faults(exchange);
    }

    @Test
    void isSilentForWhatTheContractSays() {
        assertThat(faults(answered(200, "application/json;charset=UTF-8", ORGANISATION)))
                .isEmpty();
        assertThat(faults(refused("/api/v1/organisations/" + ID, 404, PlatformProblem.NOT_FOUND)))
                .isEmpty();
        assertThat(faults(refused("/api/v1/organisations", 405, PlatformProblem.METHOD_NOT_ALLOWED)))
                .isEmpty();
        assertThat(faults(refused("/api/v1/nowhere", 404, PlatformProblem.NOT_FOUND)))
                .isEmpty();
        assertThat(faults(posted("{}"))).isEmpty();
        assertThat(faults(new Exchange("GET", "/", null, 200, headers("text/html"), "<html>")))
                .isEmpty();
    }

    @Test
    void findsAnAnswerOfAnotherShape() {
        assertThat(faults(answered(200, "application/json", ORGANISATION.replace("TOWNSHIP", "TOWN"))))
                .containsExactly("the body at '/kind': not-in-list");
        assertThat(faults(answered(200, "application/json", "{\"id\":")))
                .singleElement()
                .asString()
                .contains("no JSON");
    }

    @Test
    void findsAnotherMediaType() {
        assertThat(faults(answered(200, "text/html", "<html>"))).containsExactly("the body is 'text/html'");
        assertThat(faults(new Exchange("GET", "/api/v1/nowhere", null, 404, headers("text/html"), "<html>")))
                .containsExactly("the refusal is 'text/html'");
    }

    @Test
    void findsAStatusThatIsNotListed() {
        assertThat(faults(answered(202, "application/json", ORGANISATION)))
                .containsExactly("getOrganisation does not answer 202");
        assertThat(faults(refused("/api/v1/organisations/" + ID, 500, PlatformProblem.INTERNAL_ERROR)))
                .containsExactly("getOrganisation does not answer 500");
    }

    @Test
    void findsAMissingHeader() {
        Exchange good = answered(200, "application/json", ORGANISATION);
        Map<String, String> headers = new HashMap<>(good.headers());
        headers.remove("etag");

        assertThat(faults(new Exchange(good.method(), good.path(), null, 200, headers, good.received())))
                .containsExactly("the header ETag is missing");
    }

    @Test
    void findsAnAddressThatIsNotWritten() {
        assertThat(faults(new Exchange("GET", "/api/v1/secrets", null, 200, headers("application/json"), ORGANISATION)))
                .containsExactly("the contract has no GET /api/v1/secrets, answered 200");
        assertThat(faults(new Exchange(
                        "GET", "/api/v1//organisations", null, 200, headers("application/json"), ORGANISATION)))
                .hasSize(1);
    }

    @Test
    void findsAProblemThatIsNotTheCataloguesOwn() {
        Exchange good = refused("/api/v1/organisations/" + ID, 404, PlatformProblem.NOT_FOUND);

        assertThat(faults(received(good, good.received().replace("not-found", "gone"))))
                .containsExactly("the catalogue has no problem \"gone\"");
        assertThat(faults(received(good, good.received().replace("10007", "10008"))))
                .containsExactly("the catalogue has another errcode than 10008");
        assertThat(faults(refused("/api/v1/organisations/" + ID, 404, PlatformProblem.UNAVAILABLE)))
                .containsExactly("the problem says status 503");
    }

    @Test
    void findsARequestThatShouldHaveBeenRefused() {
        assertThat(faults(posted("{\"token\":\"x\"}")))
                .containsExactly("the accepted request at '/token': unknown-field");
    }

    private static Exchange received(Exchange exchange, String body) {
        return new Exchange(
                exchange.method(), exchange.path(), exchange.sent(), exchange.status(), exchange.headers(), body);
    }
}
