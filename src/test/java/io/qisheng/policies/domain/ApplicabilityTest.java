package io.qisheng.policies.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.policies.domain.Applicability.Place;
import io.qisheng.policies.domain.Match.Fit;
import io.qisheng.policies.domain.Match.Line;
import io.qisheng.policies.domain.Match.Result;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicabilityTest {

    private static final Place ALLIANCE = new Place(new UUID(0, 1), "链上联盟", "/d/t/alliance");
    private static final Place VILLAGE = new Place(new UUID(0, 2), "北港村", "/d/t/village");
    private static final Applicability ALL_FOUR = new Applicability(
            List.of(Industry.FOOD, Industry.LOGISTICS),
            List.of(EnterpriseSize.MICRO, EnterpriseSize.SMALL),
            List.of(ALLIANCE),
            List.of(VILLAGE));

    @ParameterizedTest(name = "industry {0}, size {1}, alliance {2}, place {3}: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "FOOD,SMALL,IN,/d/t/village,FITS FITS FITS FITS",
                "LOGISTICS,MICRO,IN,/d/t/village/team,FITS FITS FITS FITS",
                "TEXTILE,SMALL,IN,/d/t/village,DOES_NOT_FIT FITS FITS FITS",
                "OTHER,SMALL,IN,/d/t/village,DOES_NOT_FIT FITS FITS FITS",
                "-,SMALL,IN,/d/t/village,UNKNOWN FITS FITS FITS",
                "FOOD,LARGE,IN,/d/t/village,FITS DOES_NOT_FIT FITS FITS",
                "FOOD,-,IN,/d/t/village,FITS UNKNOWN FITS FITS",
                "FOOD,SMALL,OUT,/d/t/village,FITS FITS DOES_NOT_FIT FITS",
                "FOOD,SMALL,-,/d/t/village,FITS FITS UNKNOWN FITS",
                "FOOD,SMALL,IN,/d/t/village-2,FITS FITS FITS DOES_NOT_FIT",
                "FOOD,SMALL,IN,-,FITS FITS FITS UNKNOWN",
                "-,LARGE,-,-,UNKNOWN DOES_NOT_FIT UNKNOWN UNKNOWN",
                "-,-,-,-,UNKNOWN UNKNOWN UNKNOWN UNKNOWN",
            })
    void tellsOfEachConditionHowItFits(
            @Nullable String industry,
            @Nullable EnterpriseSize size,
            @Nullable String alliance,
            @Nullable String place,
            String results) {
        Set<UUID> joined = alliance == null ? null : alliance.equals("IN") ? Set.of(ALLIANCE.id()) : Set.of();
        EnterpriseFacts facts =
                new EnterpriseFacts(industry, size, joined, place == null ? "/d/t" : place, place != null);

        Match match = ALL_FOUR.match(facts);

        assertThat(match.conditions()).extracting(line -> line.result().name()).containsExactly(results.split(" "));
        assertThat(match.fit())
                .isEqualTo(
                        results.contains("DOES_NOT_FIT")
                                ? Fit.DOES_NOT_FIT
                                : results.contains("UNKNOWN") ? Fit.MAY_FIT : Fit.FITS);
    }

    @ParameterizedTest
    @CsvSource({"/d/t,true,DOES_NOT_FIT", "/d/other,false,DOES_NOT_FIT", "/d,false,UNKNOWN"})
    void anAreaIsOnlyUnknownWhereTheEnterpriseCouldLieInIt(String place, boolean known, Result result) {
        Applicability only = new Applicability(List.of(), List.of(), List.of(), List.of(VILLAGE));

        Match match = only.match(new EnterpriseFacts("FOOD", EnterpriseSize.SMALL, Set.of(), place, known));

        assertThat(match.conditions()).extracting(Line::result).containsExactly(result);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-,企业行业未登记", "TEXTILE,企业登记为纺织", "OTHER,企业登记为其他行业", "FOOD,企业登记为食品"})
    void saysWhatIsSoAndWhatIsMissing(@Nullable String industry, String words) {
        Applicability only = new Applicability(List.of(Industry.FOOD), List.of(), List.of(), List.of());

        Match match = only.match(new EnterpriseFacts(industry, null, null, "/d/t", false));

        assertThat(match.conditions())
                .singleElement()
                .satisfies(line -> assertThat(line.text()).startsWith("行业：食品；").contains(words));
    }

    @Property(tries = 200)
    void aPolicyWithoutConditionsFitsAll(@ForAll("facts") EnterpriseFacts facts) {
        Match match = new Applicability(List.of(), List.of(), List.of(), List.of()).match(facts);

        assertThat(match).isEqualTo(new Match(Fit.FITS, List.of()));
    }

    @Provide
    Arbitrary<EnterpriseFacts> facts() {
        return Combinators.combine(
                        Arbitraries.of("FOOD", "TEXTILE", "OTHER").injectNull(0.3),
                        Arbitraries.of(EnterpriseSize.class).injectNull(0.3),
                        Arbitraries.of(new UUID(0, 1), new UUID(0, 3))
                                .set()
                                .ofMaxSize(2)
                                .injectNull(0.3),
                        Arbitraries.of("/d", "/d/t", "/d/t/village"),
                        Arbitraries.of(true, false))
                .as(EnterpriseFacts::new);
    }
}
