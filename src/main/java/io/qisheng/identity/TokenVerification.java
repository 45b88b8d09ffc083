package io.qisheng.identity;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * What an access token must be (RFC 8725): signed with RS256 by one of our keys, named by {@code kid}; ours by {@code iss} and
 * {@code aud}; and within its time. No key is ever taken from the token.
 */
@Singleton
class TokenVerification {

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    JWTAuthContextInfo rules(TokenKeys keys) {
        JWTAuthContextInfo rules = new JWTAuthContextInfo();
        rules.setPublicKeyContent(keys.publicKeys().encode());
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        rules.setIssuedBy(AccessTokens.ISSUER);
        rules.setExpectedAudience(Set.of(AccessTokens.AUDIENCE));
        rules.setRequiredClaims(Set.of("sub", "exp", AccessTokens.DISTRICT, AccessTokens.SESSION));
        rules.setClockSkew(0);
        return rules;
    }
}
