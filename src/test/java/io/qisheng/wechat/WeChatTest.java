package io.qisheng.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qisheng.local.Part;
import io.qisheng.local.demo.DemoPeople;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client of production against the simulator, in every way in which WeChat is known to fail. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class WeChatTest {

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final String PHONE_CODE = "phone-demo-owner-1";

    @Inject
    WeChat wechat;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void healthy() {
        Simulator.reset();
        redis.key().del("wechat:access-token");
    }

    @Test
    void readsASuccessThatCallsItselfText() {
        WeChatUser owner = get(wechat.signIn("demo-owner-1"));

        assertThat(owner.openid()).isEqualTo(DemoPeople.openid("demo-owner-1"));
        assertThat(owner.unionid()).isEqualTo(DemoPeople.unionid("demo-owner-1"));
    }

    @Test
    void triesOnceMoreWhenWeChatIsBusy() {
        Simulator.answers(Simulator.SESSION, -1, 1);

        assertThat(get(wechat.signIn("demo-owner-1")).openid()).isNotEmpty();
        assertThat(Simulator.calls(Simulator.SESSION)).isEqualTo(2);
    }

    @Test
    void givesUpWhenWeChatStaysBusy() {
        Simulator.answers(Simulator.SESSION, -1, 100);

        assertRefused(wechat.signIn("demo-owner-1"), WeChatProblem.WECHAT_UNAVAILABLE);
        assertThat(Simulator.calls(Simulator.SESSION)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "40029, WECHAT_CODE_INVALID",
        "40163, WECHAT_CODE_USED",
        "40226, WECHAT_USER_BLOCKED",
        "45011, WECHAT_TOO_FREQUENT",
        "40164, WECHAT_UNAVAILABLE",
        "40125, WECHAT_UNAVAILABLE",
    })
    void tellsTheUsersFaultsFromOurs(int errcode, WeChatProblem problem) {
        Simulator.answers(Simulator.SESSION, errcode, 1);

        assertRefused(wechat.signIn("demo-owner-1"), problem);
        assertThat(Simulator.calls(Simulator.SESSION)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hang", "reset", "garbage"})
    void saysInTimeThatWeChatIsAway(String mode) {
        Simulator.fails(Simulator.SESSION, mode, 100);

        assertRefused(wechat.signIn("demo-owner-1"), WeChatProblem.WECHAT_UNAVAILABLE);
    }

    @Test
    void countsAllTriesTogether() {
        Simulator.delays(Simulator.TOKEN, 2_000, 1);
        Simulator.delays(Simulator.PHONE, 2_000, 1);

        assertRefused(wechat.phoneNumber(PHONE_CODE), WeChatProblem.WECHAT_UNAVAILABLE);
    }

    @Test
    void waitsForASlowAnswer() {
        Simulator.delays(Simulator.SESSION, 1_000, 1);

        assertThat(get(wechat.signIn("demo-owner-1")).openid()).isNotEmpty();
    }

    @Test
    void givesTheVerifiedPhoneNumber() {
        assertThat(get(wechat.phoneNumber(PHONE_CODE))).isEqualTo(DemoPeople.phone("demo-owner-1"));
    }

    @Test
    void refusesAPhoneCodeThatWeChatDoesNotKnow() {
        assertRefused(wechat.phoneNumber("made-up"), WeChatProblem.WECHAT_PHONE_CODE_INVALID);
    }

    @Test
    void asksForOneAccessTokenHoweverManyNeedIt() {
        List<Uni<String>> calls = IntStream.range(0, 20)
                .mapToObj(call -> wechat.phoneNumber(PHONE_CODE))
                .toList();

        get(Uni.join().all(calls).andFailFast());
        get(wechat.phoneNumber(PHONE_CODE));

        assertThat(Simulator.calls(Simulator.TOKEN)).isEqualTo(1);
        assertThat(Simulator.calls(Simulator.PHONE)).isEqualTo(21);
    }

    @ParameterizedTest
    @ValueSource(ints = {40001, 40014, 42001})
    void renewsADeadAccessTokenOnce(int errcode) {
        Simulator.answers(Simulator.PHONE, errcode, 1);

        assertThat(get(wechat.phoneNumber(PHONE_CODE))).isNotEmpty();
        assertThat(Simulator.calls(Simulator.TOKEN)).isEqualTo(2);
    }

    @Test
    void neverLoopsOverAccessTokens() {
        Simulator.answers(Simulator.PHONE, 40001, 100);

        assertRefused(wechat.phoneNumber(PHONE_CODE), WeChatProblem.WECHAT_PHONE_UNAVAILABLE);
        assertThat(Simulator.calls(Simulator.TOKEN)).isEqualTo(2);
        assertThat(Simulator.calls(Simulator.PHONE)).isEqualTo(2);
    }

    @Test
    void findsAWayToThePhoneNumberWithoutRedis() {
        Part cache = LocalStackResource.stack().part("redis");
        cache.stop();
        try {
            assertThat(get(wechat.phoneNumber(PHONE_CODE))).isEqualTo(DemoPeople.phone("demo-owner-1"));
        } finally {
            cache.start();
        }
    }

    @Test
    void findsAWayToThePhoneNumberWhileRedisHangs() {
        Part cache = LocalStackResource.stack().part("redis");
        cache.suspend();
        try {
            assertThat(get(wechat.phoneNumber(PHONE_CODE))).isEqualTo(DemoPeople.phone("demo-owner-1"));
        } finally {
            cache.resume();
        }
    }

    private static <T> T get(Uni<T> answer) {
        return answer.await().atMost(LIMIT);
    }

    private static void assertRefused(Uni<?> answer, WeChatProblem problem) {
        assertThatThrownBy(() -> answer.await().atMost(LIMIT))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(problem));
    }
}
