package io.qisheng.wechat;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** WeChat's endpoints. Answers are read as text: some come as {@code text/plain}, and a success carries no {@code errcode}. */
@RegisterRestClient(configKey = "wechat")
interface WeChatApi {

    @GET
    @Path("/sns/jscode2session")
    Uni<String> session(
            @RestQuery("appid") String appId,
            @RestQuery String secret,
            @RestQuery("js_code") String code,
            @RestQuery("grant_type") String grantType);

    @POST
    @Path("/cgi-bin/stable_token")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<String> stableToken(String body);

    @POST
    @Path("/wxa/business/getuserphonenumber")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<String> phoneNumber(@RestQuery("access_token") String accessToken, String body);

    @POST
    @Path("/cgi-bin/message/subscribe/send")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<String> subscribeMessage(@RestQuery("access_token") String accessToken, String body);
}
