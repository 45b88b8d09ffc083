package io.qisheng.platform.tx;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;

/** Writes as Hibernate Reactive offers it, and leaves hang-ups to the framework. Only {@link HangUpDefectTest} has it served. */
@Path("/hang-up/naive")
@IfBuildProperty(name = HangUpDefectTest.SERVED, stringValue = "true")
public class NaiveResource {

    private final Mutiny.SessionFactory sessions;

    NaiveResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @POST
    @Path("/{unit}")
    @PermitAll
    public Uni<Void> writeNaively(@RestPath UUID unit) {
        return sessions.withStatelessTransaction(session -> FourSteps.write(session, "naive", unit));
    }
}
