package io.qisheng.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.problem.PlatformProblem;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The comparison itself: it is silent where contract and resources agree, and speaks up for each planted fault. */
class ConformanceTest {

    private static final ApiOperation READ = new ApiOperation(
            "getThing",
            "GET",
            "/api/v1/things/{id}",
            new TreeSet<>(Set.of(200, 404)),
            "[AUDITOR, DESK]",
            new TreeSet<>(Set.of("limit", "cursor", "q")),
            false);

    /** The planted classes have paths on their methods only: with one on the class, every test server would serve them. */
    abstract static class Faithful {
        @GET
        @Path("/api/v1/things/{id}")
        @RolesAllowed({"DESK", "AUDITOR"})
        @Answers({200, 404})
        public abstract String getThing(
                @RestPath String id, @RestQuery int limit, @QueryParam("cursor") String next, @BeanParam Filter filter);

        abstract String helper(String notAnOperation);
    }

    static final class Filter {
        @RestQuery
        String q = "";
    }

    abstract static class OtherPath {
        @GET
        @Path("/api/v1/things/{thing}")
        @RolesAllowed({"DESK", "AUDITOR"})
        @Answers({200, 404})
        public abstract String getThing(@RestQuery int limit, @RestQuery String cursor, @RestQuery String q);
    }

    abstract static class OtherVerb {
        @POST
        @Path("/api/v1/things/{id}")
        @RolesAllowed({"DESK", "AUDITOR"})
        @Answers({200, 404})
        public abstract String getThing(@RestQuery int limit, @RestQuery String cursor, @RestQuery String q);
    }

    abstract static class OtherName {
        @GET
        @Path("/api/v1/things/{id}")
        @RolesAllowed({"DESK", "AUDITOR"})
        @Answers({200, 404})
        public abstract String readThing(@RestQuery int limit, @RestQuery String cursor, @RestQuery String q);
    }

    abstract static class OneStatusLess {
        @GET
        @Path("/api/v1/things/{id}")
        @RolesAllowed({"DESK", "AUDITOR"})
        @Answers(200)
        public abstract String getThing(@RestQuery int limit, @RestQuery String cursor, @RestQuery String q);
    }

    abstract static class NoAnswers {
        @GET
        @Path("/api/v1/things/{id}")
        @RolesAllowed({"DESK", "AUDITOR"})
        public abstract String getThing(@RestQuery int limit, @RestQuery String cursor, @RestQuery String q);
    }

    abstract static class OneRoleMore {
        @GET
        @Path("/api/v1/things/{id}")
        @RolesAllowed({"DESK", "AUDITOR", "OWNER"})
        @Answers({200, 404})
        public abstract String getThing(@RestQuery int limit, @RestQuery String cursor, @RestQuery String q);
    }

    abstract static class OpenToSignedIn {
        @GET
        @Path("/api/v1/things/{id}")
        @Authenticated
        @Answers({200, 404})
        public abstract String getThing(@RestQuery int limit, @RestQuery String cursor, @RestQuery String q);
    }

    abstract static class OpenToAll {
        @GET
        @Path("/api/v1/things/{id}")
        @PermitAll
        @Answers({200, 404})
        public abstract String getThing(@RestQuery int limit, @RestQuery String cursor, @RestQuery String q);
    }

    abstract static class Unsaid {
        @GET
        @Path("/api/v1/things/{id}")
        @Answers({200, 404})
        public abstract String getThing(@RestQuery int limit, @RestQuery String cursor, @RestQuery String q);
    }

    abstract static class ForgottenParameter {
        @GET
        @Path("/api/v1/things/{id}")
        @RolesAllowed({"DESK", "AUDITOR"})
        @Answers({200, 404})
        public abstract String getThing(@RestQuery int limit, @RestQuery String cursor);
    }

    abstract static class UnexpectedBody {
        @GET
        @Path("/api/v1/things/{id}")
        @RolesAllowed({"DESK", "AUDITOR"})
        @Answers({200, 404})
        public abstract String getThing(
                @Context HttpHeaders headers,
                @RestQuery int limit,
                @RestQuery String cursor,
                @RestQuery String q,
                String body);
    }

    abstract static class OneOperationMore extends Faithful {
        @GET
        @Path("/api/v1/things/secrets")
        @PermitAll
        @Answers(200)
        public abstract String listSecrets();
    }

    @Test
    void isSilentWhereBothAgree() {
        assertThat(Conformance.operations(List.of(READ), ResourceOperations.of(List.of(Faithful.class))))
                .isEmpty();
    }

    static Stream<Class<?>> faults() {
        return Stream.of(
                OtherPath.class,
                OtherVerb.class,
                OtherName.class,
                OneStatusLess.class,
                NoAnswers.class,
                OneRoleMore.class,
                OpenToSignedIn.class,
                OpenToAll.class,
                Unsaid.class,
                ForgottenParameter.class,
                UnexpectedBody.class);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsEachPlantedFault(Class<?> resource) {
        assertThat(Conformance.operations(List.of(READ), ResourceOperations.of(List.of(resource))))
                .isNotEmpty()
                .first()
                .asString()
                .startsWith("getThing\n");
    }

    @Test
    void findsAnOperationThatIsNotWritten() {
        List<ApiOperation> done = ResourceOperations.of(List.of(Faithful.class, OneOperationMore.class));

        assertThat(Conformance.operations(List.of(READ), done))
                .singleElement()
                .asString()
                .startsWith("listSecrets\n  the contract has nothing");
    }

    @Test
    void findsAnOperationThatIsNotDone() {
        assertThat(Conformance.operations(List.of(READ), List.of()))
                .singleElement()
                .asString()
                .endsWith("the service has  nothing");
    }

    @Test
    void findsAnOperationThatIsDoneTwice() {
        List<ApiOperation> done = ResourceOperations.of(List.of(Faithful.class, Faithful.class));

        assertThat(Conformance.operations(List.of(READ), done)).hasSize(1);
    }

    @Test
    void findsFaultsOfTheCatalogue() {
        PlatformProblem type = PlatformProblem.NOT_FOUND;

        assertThat(Conformance.problems(catalogue(type.errcode(), type.status(), type.title()), List.of(type)))
                .isEmpty();
        assertThat(Conformance.problems(catalogue(1, type.status(), type.title()), List.of(type)))
                .hasSize(1);
        assertThat(Conformance.problems(catalogue(type.errcode(), 410, type.title()), List.of(type)))
                .hasSize(1);
        assertThat(Conformance.problems(catalogue(type.errcode(), type.status(), "Gone"), List.of(type)))
                .hasSize(1);
        assertThat(Conformance.problems(catalogue(type.errcode(), type.status(), type.title()), List.of()))
                .hasSize(1);
        assertThat(Conformance.problems(new ObjectMapper().createArrayNode(), List.of(type)))
                .hasSize(1);
    }

    private static ArrayNode catalogue(int errcode, int status, String title) {
        ArrayNode catalogue = new ObjectMapper().createArrayNode();
        catalogue
                .addObject()
                .put("code", "not-found")
                .put("errcode", errcode)
                .put("status", status)
                .put("title", title)
                .put("message", PlatformProblem.NOT_FOUND.message());
        return catalogue;
    }
}
