package io.qisheng.points.domain;

import static io.qisheng.points.domain.PointsProblem.POINTS_APPEAL_NOT_POSSIBLE;
import static io.qisheng.points.domain.PointsProblem.POINTS_APPEAL_TOO_LATE;
import static io.qisheng.points.domain.PointsProblem.POINTS_CLAIM_NOT_APPROVER;
import static io.qisheng.points.domain.PointsProblem.POINTS_CLAIM_OWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.points.domain.Claim.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cell of who may do what with a claim in which state. */
class ClaimTest {

    private static final UUID CLAIMANT = UUID.randomUUID();
    private static final Instant DECLINED_AT = Instant.parse("2026-11-05T09:30:00Z");
    private static final Person DECLINER = new Person(UUID.randomUUID(), UUID.randomUUID(), true, false);
    private static final Person APPROVER = new Person(UUID.randomUUID(), null, true, false);
    private static final Person SUPERVISOR = new Person(UUID.randomUUID(), null, false, true);
    private static final Person READER = new Person(UUID.randomUUID(), null, false, false);

    @ParameterizedTest
    @CsvSource(
            nullValues = "decides",
            value = {
                "PENDING,  decides, POINTS_CLAIM_NOT_APPROVER",
                "APPROVED, POINTS_CLAIM_DECIDED, POINTS_CLAIM_DECIDED",
                "DECLINED, POINTS_CLAIM_DECIDED, POINTS_CLAIM_DECIDED",
                "APPEALED, POINTS_CLAIM_NOT_APPROVER, decides",
                "UPHELD,   POINTS_CLAIM_DECIDED, POINTS_CLAIM_DECIDED",
                "REVERSED, POINTS_CLAIM_DECIDED, POINTS_CLAIM_DECIDED"
            })
    void anApproverDecidesFirstAndASupervisorAfterAnAppeal(
            ClaimStatus status, @Nullable PointsProblem approver, @Nullable PointsProblem supervisor) {
        Claim claim = claim(status);

        assertThat(claim.whyNotDecide(APPROVER)).isEqualTo(approver);
        assertThat(claim.whyNotDecide(DECLINER)).isEqualTo(approver);
        assertThat(claim.whyNotDecide(SUPERVISOR)).isEqualTo(supervisor);
        assertThat(claim.whyNotDecide(READER)).isEqualTo(POINTS_CLAIM_NOT_APPROVER);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyDecidesAnOwnClaimWhateverTheOffice(ClaimStatus status) {
        Person claimant = new Person(UUID.randomUUID(), CLAIMANT, true, true);

        assertThat(claim(status).whyNotDecide(claimant)).isEqualTo(POINTS_CLAIM_OWN);
    }

    @Test
    void whoeverDeclinedDoesNotDecideTheAppealEvenAsASupervisor() {
        Person supervising = new Person(DECLINER.userId(), DECLINER.memberId(), true, true);

        assertThat(claim(ClaimStatus.APPEALED).whyNotDecide(supervising)).isEqualTo(POINTS_CLAIM_NOT_APPROVER);
    }

    @ParameterizedTest
    @EnumSource
    void onlyADeclinedClaimCanBeAppealed(ClaimStatus status) {
        boolean declined = status == ClaimStatus.DECLINED;

        assertThat(claim(status).whyNotAppeal(DECLINED_AT)).isEqualTo(declined ? null : POINTS_APPEAL_NOT_POSSIBLE);
        assertThat(claim(status).appealUntil()).isEqualTo(declined ? DECLINED_AT.plus(Duration.ofDays(15)) : null);
    }

    @Test
    void anAppealCanBeMadeToTheLastMomentOfFifteenDays() {
        Claim claim = claim(ClaimStatus.DECLINED);
        Instant last = DECLINED_AT.plus(Duration.ofDays(15));

        assertThat(claim.whyNotAppeal(last)).isNull();
        assertThat(claim.whyNotAppeal(last.plusNanos(1_000))).isEqualTo(POINTS_APPEAL_TOO_LATE);
    }

    private static Claim claim(ClaimStatus status) {
        boolean decidedBefore = status != ClaimStatus.PENDING && status != ClaimStatus.APPROVED;
        return new Claim(
                status, CLAIMANT, decidedBefore ? DECLINED_AT : null, decidedBefore ? DECLINER.userId() : null);
    }
}
