package io.qisheng.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hashing is slow on purpose, so its queue has an end. */
class PasswordsTest {

    @Test
    void aRushIsAnsweredAtOnceWithWhenToComeAgain() {
        Vertx vertx = Vertx.vertx();
        Passwords passwords = new Passwords(vertx);
        List<UniAssertSubscriber<Boolean>> taken = new ArrayList<>();
        for (int i = 0; i < Passwords.MOST; i++) {
            taken.add(passwords.matches("guess", null).subscribe().withSubscriber(UniAssertSubscriber.create()));
        }

        UniAssertSubscriber<Boolean> onTop =
                passwords.matches("guess", null).subscribe().withSubscriber(UniAssertSubscriber.create());

        assertThat(onTop.getFailure()).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.type()).isEqualTo(PlatformProblem.UNAVAILABLE);
            assertThat(refusal.members()).containsEntry("retryAfter", 2);
        });
        taken.forEach(one -> one.awaitItem(Duration.ofSeconds(60)).assertItem(false));
        assertThat(passwords.matches("right", Passwords.hash("right")).await().atMost(Duration.ofSeconds(10)))
                .isTrue();
        vertx.closeAndAwait();
    }
}
