package io.qisheng.platform.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.net.NetClient;
import io.vertx.mutiny.core.net.NetSocket;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whether object storage and WeChat take connections. The service is ready without them: what needs one of them says so, and all else
 * goes on.
 */
@Readiness
@ApplicationScoped
class OutsideHealth implements AsyncHealthCheck {

    private static final int PATIENCE_MILLIS = 500;

    private final NetClient client;
    private final URI storage;
    private final URI wechat;

    OutsideHealth(
            Vertx vertx,
            @ConfigProperty(name = "qisheng.storage.url") URI storage,
            @ConfigProperty(name = "quarkus.rest-client.wechat.url") URI wechat) {
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(PATIENCE_MILLIS));
        this.storage = storage;
        this.wechat = wechat;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.combine()
                .all()
                .unis(isReachable(storage), isReachable(wechat))
                .with((storageIs, wechatIs) -> HealthCheckResponse.named("outside")
                        .withData("storage reachable", storageIs)
                        .withData("wechat reachable", wechatIs)
                        .up()
                        .build());
    }

    private Uni<Boolean> isReachable(URI address) {
        return client.connect(port(address), address.getHost())
                .call(NetSocket::close)
                .map(socket -> true)
                .onFailure()
                .recoverWithItem(false);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return address.getScheme().equals("https") ? 443 : 80;
    }
}
