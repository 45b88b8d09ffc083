package io.qisheng.contract;

import io.qisheng.contract.ContractCheck.Exchange;
import io.qisheng.platform.contract.Contract;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Lets a test fail when a request that it sends, or the answer, is not what the contract says. */
final class ContractFilter implements Filter {

    private static final ContractCheck CHECK = new ContractCheck(Contract.load());

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification specification,
            FilterContext context) {
        Response response = context.next(request, specification);
        Exchange exchange = exchange(request, response);
        List<String> faults = CHECK.faults(exchange);
        if (!faults.isEmpty()) {
            throw new AssertionError("%s %s answers %d against the contract: %s%n%s"
                    .formatted(
                            exchange.method(),
                            exchange.path(),
                            exchange.status(),
                            String.join("; ", faults),
                            exchange.received()));
        }
        return response;
    }

    private static Exchange exchange(FilterableRequestSpecification request, Response response) {
        Object sent = request.getBody();
        Map<String, String> headers = response.getHeaders().asList().stream()
                .collect(Collectors.toMap(
                        header -> header.getName().toLowerCase(Locale.ROOT),
                        header -> header.getValue(),
                        (first, second) -> first));
        boolean isStream = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
        return new Exchange(
                request.getMethod(),
                URI.create(request.getURI()).getRawPath(),
                sent instanceof String text ? text : null,
                response.getStatusCode(),
                headers,
                isStream ? "" : response.asString());
    }
}
