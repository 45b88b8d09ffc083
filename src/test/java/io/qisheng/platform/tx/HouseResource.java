package io.qisheng.platform.tx;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Writes the same as {@link NaiveResource}, the way of the house. Only {@link HangUpDefectTest} has it served. */
@Path("/hang-up/house")
@Cancellable(false)
@IfBuildProperty(name = HangUpDefectTest.SERVED, stringValue = "true")
public class HouseResource {

    private final Transactions transactions;

    HouseResource(Transactions transactions) {
        this.transactions = transactions;
    }

    @POST
    @Path("/{unit}")
    @PermitAll
    public Uni<Void> writeSafely(@RestPath UUID unit) {
        return transactions.write(tx -> FourSteps.write(tx.session(), "house", unit));
    }
}
