package io.qisheng.platform.contract;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.SortedSet;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** A method that is refused is answered with those that are taken, as RFC 9110 asks. */
public class AllowedMethods {

    private static final int METHOD_NOT_ALLOWED = 405;

    private final Contract contract;

    AllowedMethods(Contract contract) {
        this.contract = contract;
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == METHOD_NOT_ALLOWED) {
            SortedSet<String> methods =
                    contract.methodsOf(request.getUriInfo().getRequestUri().getRawPath());
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            methods.add("OPTIONS");
            response.getHeaders().putSingle("Allow", String.join(", ", methods));
        }
    }
}
