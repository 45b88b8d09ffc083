package io.qisheng.identity;

import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Writes and reads access tokens. A token carries the grants, so that no request has to look them up. */
@ApplicationScoped
class AccessTokens {

    static final String ISSUER = "qisheng";
    static final String AUDIENCE = "qisheng";
    static final String DISTRICT = "district";
    static final String SESSION = "sid";
    static final Duration LIFE = Duration.ofMinutes(15);

    private static final String NAME = "name";
    private static final String MEMBER = "member";
    private static final String GRANTS = "grants";
    private static final String ISSUED_AT_MILLIS = "iatms";

    private final TokenKeys keys;
    private final Clock clock;

    AccessTokens(TokenKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A token for a user's session; signing is slow, so not on the event loop.
     *
     * @param asOf when the user's grants were read, by the database's clock; what revokes the user's tokens later ends this one
     */
    String issue(UserView user, UUID sessionId, Instant asOf) {
        Instant now = clock.instant();
        JwtClaimsBuilder claims = Jwt.claims()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user.id().toString())
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .groups(user.grants().stream().map(grant -> grant.role().name()).collect(Collectors.toSet()))
                .claim(NAME, user.name())
                .claim(DISTRICT, user.districtId().toString())
                .claim(SESSION, sessionId.toString())
                .claim(ISSUED_AT_MILLIS, asOf.toEpochMilli())
                .claim(
                        GRANTS,
                        user.toCaller().grants().stream()
                                .map(AccessTokens::write)
                                .toList());
        if (user.member() != null) {
            claims.claim(MEMBER, user.member().id().toString());
        }
        return claims.jws().keyId(keys.signingId()).sign(keys.signingKey());
    }

    /** The caller in a verified token. */
    static Caller caller(JsonWebToken token) {
        String member = token.getClaim(MEMBER);
        Collection<JsonString> grants = token.getClaim(GRANTS);
        return new Caller(
                UUID.fromString(token.getSubject()),
                token.getClaim(NAME),
                UUID.fromString(token.getClaim(DISTRICT)),
                grants.stream().map(grant -> read(grant.getString())).toList(),
                member == null ? null : UUID.fromString(member));
    }

    static UUID session(JsonWebToken token) {
        return UUID.fromString(token.getClaim(SESSION));
    }

    static Instant issuedAt(JsonWebToken token) {
        Object millis = token.getClaim(ISSUED_AT_MILLIS);
        return Instant.ofEpochMilli(Long.parseLong(millis.toString()));
    }

    private static String write(Grant grant) {
        return grant.role() + " " + grant.organisationId() + " " + grant.path();
    }

    private static Grant read(String text) {
        List<String> parts = List.of(text.split(" ", 3));
        return new Grant(Role.valueOf(parts.get(0)), UUID.fromString(parts.get(1)), parts.get(2));
    }
}
