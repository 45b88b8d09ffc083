package io.qisheng.petitions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every member of every step is either shown to the filer or kept among staff; a new one fails here until somebody decides. */
class OutwardStepsTest {

    /** Action | shown to the filer | kept among staff. */
    private static final String DECIDED = """
            submit             | number                                | terms
            accept             | category urgency complexity           | terms
            reject             | reasonCode text                       | duplicateOf
            dispatch           | leadDepartment assistingDepartments   | note
            take               |                                       |
            return             |                                       | reason
            rule               | leadDepartment                        | reason
            claim              |                                       |
            release            |                                       | reason
            note               | text evidenceIds                      | internal
            promise            | text dueDate                          |
            pause              | missing                               |
            supplement         | text evidenceIds                      |
            consult            | departments meetsAt                   | question
            conclude           |                                       | resolution tasks
            request-extension  | days                                  | reason
            decide-extension   | granted days                          | reason
            urge               | text                                  |
            supervise          |                                       | text
            answer             | outcome text evidenceIds              |
            rate               | solved satisfaction text              |
            review             | solved text                           |
            close-unrated      |                                       |
            withdraw           | reason                                |
            join               |                                       | enterpriseId
            link               | campaignId                            |
            unlink             | campaignId                            | reason
            progress           | campaignId text                       |
            confirm-filing     |                                       |
            refuse-filing      | reason                                |
            mark-unconfirmed   |                                       |
            consent-to-publish |                                       |
            withdraw-consent   |                                       |
            publish            | title question text                   |
            unpublish          |                                       | reason
            """;

    private static final Set<PetitionAction> UNNAMED = Set.of(PetitionAction.JOIN, PetitionAction.SUPERVISE);

    private record Cell(Set<String> shown, Set<String> kept) {}

    @TestFactory
    Stream<DynamicTest> everyMemberOfEveryStepIsDecided() {
        Map<String, Cell> decided = decided();
        return Stream.of(PetitionAction.values())
                .map(action -> dynamicTest(action.code(), () -> {
                    Cell cell = Objects.requireNonNull(decided.get(action.code()), action.code());
                    Set<String> members = Arrays.stream(action.eventType().getRecordComponents())
                            .map(RecordComponent::getName)
                            .collect(Collectors.toSet());

                    assertThat(Stream.concat(cell.shown().stream(), cell.kept().stream()))
                            .as("what is decided of %s", action)
                            .containsExactlyInAnyOrderElementsOf(members);
                    assertThat(OutwardSteps.members(action)).isEqualTo(cell.shown());
                    assertThat(OutwardSteps.isNamed(action)).isEqualTo(!UNNAMED.contains(action));
                }));
    }

    private static Map<String, Cell> decided() {
        return DECIDED.lines()
                .map(line -> line.split("\\|", -1))
                .collect(Collectors.toMap(
                        cells -> cells[0].strip(), cells -> new Cell(words(cells[1]), words(cells[2]))));
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.strip().split(" +"));
    }
}
