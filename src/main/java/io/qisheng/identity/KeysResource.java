package io.qisheng.identity;

import io.qisheng.platform.contract.Answers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The public keys that verify access tokens, where verifiers look for them. */
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class KeysResource {

    private final TokenKeys keys;

    KeysResource(TokenKeys keys) {
        this.keys = keys;
    }

    @GET
    @PermitAll
    @Answers({200, 400, 429})
    public Uni<String> getKeys() {
        return Uni.createFrom().item(() -> keys.publicKeys().encode());
    }
}
