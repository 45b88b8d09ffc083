package io.qisheng.identity;

import java.time.Duration;

/** The two tokens of a session and whose it is. */
record Tokens(String access, String refresh, UserView user) {

    /** How long a session lives without being used. */
    static final Duration REFRESH_LIFE = Duration.ofDays(30);
}
