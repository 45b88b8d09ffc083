package io.qisheng.petitions.domain;

import static io.qisheng.petitions.domain.PetitionAudience.View.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.petitions.domain.Actor.Role;
import io.qisheng.petitions.domain.Actor.Seat;
import io.qisheng.petitions.domain.Filing.Visibility;
import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.petitions.domain.PetitionCommand.*;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PetitionAudienceTest {

    @ParameterizedTest(name = "{0}, {1}: filer {2}, co-owner {3}, other owner {4}, desk {5}, lead {6}, assistant {7}")
    @CsvSource({
        "PRIVATE,    DRAFT,      OWN, NONE, NONE,   NONE,  NONE,  NONE",
        "PUBLIC,     DRAFT,      OWN, NONE, NONE,   NONE,  NONE,  NONE",
        "PRIVATE,    SUBMITTED,  OWN, NONE, NONE,   STAFF, NONE,  NONE",
        "ENTERPRISE, SUBMITTED,  OWN, OWN,  NONE,   STAFF, NONE,  NONE",
        "PUBLIC,     SUBMITTED,  OWN, OWN,  NONE,   STAFF, NONE,  NONE",
        "PUBLIC,     ACCEPTED,   OWN, OWN,  PUBLIC, STAFF, NONE,  NONE",
        "PRIVATE,    DISPATCHED, OWN, NONE, NONE,   STAFF, STAFF, STAFF",
        "ENTERPRISE, HANDLING,   OWN, OWN,  NONE,   STAFF, STAFF, STAFF",
        "PUBLIC,     CLOSED,     OWN, OWN,  PUBLIC, STAFF, STAFF, STAFF",
        "PUBLIC,     REJECTED,   OWN, OWN,  NONE,   STAFF, NONE,  NONE",
    })
    void isWhatItsVisibilitySays(
            Visibility visibility,
            PetitionStatus status,
            View filer,
            View coOwner,
            View otherOwner,
            View desk,
            View lead,
            View assistant) {
        Petition petition = told(visibility, List.of(), status);

        assertThat(PetitionAudience.view(petition, Stage.FILER)).isEqualTo(filer);
        assertThat(PetitionAudience.view(petition, Stage.CO_OWNER)).isEqualTo(coOwner);
        assertThat(PetitionAudience.view(petition, Stage.OTHER_OWNER)).isEqualTo(otherOwner);
        assertThat(PetitionAudience.view(petition, Stage.DESK)).isEqualTo(desk);
        assertThat(PetitionAudience.view(petition, Stage.LEAD)).isEqualTo(lead);
        assertThat(PetitionAudience.view(petition, Stage.ASSISTANT)).isEqualTo(assistant);
        assertThat(PetitionAudience.view(petition, Stage.STRANGE_HANDLER)).isEqualTo(NONE);
        assertThat(PetitionAudience.view(petition, Stage.FOREIGN_DESK)).isEqualTo(NONE);
        assertThat(PetitionAudience.view(petition, Stage.NOBODY)).isEqualTo(NONE);
    }

    @Test
    void hidesAConfidentialPetitionFromTheDepartmentAndFromWhoeverSitsInIt() {
        Petition petition = told(Visibility.PRIVATE, List.of(Stage.POLICE), PetitionStatus.HANDLING);
        Actor deskAndPolice = new Actor(
                Stage.id("double"),
                "双岗",
                Set.of(
                        new Seat(Role.DESK, Stage.id("/township"), "/township"),
                        new Seat(Role.HANDLER, Stage.POLICE.id(), Stage.POLICE.path())));

        Actor deskWhoAssessesPolice = new Actor(
                Stage.id("double"),
                "双岗",
                Set.of(
                        new Seat(Role.DESK, Stage.id("/township"), "/township"),
                        new Seat(Role.ASSESSOR, Stage.POLICE.id(), Stage.POLICE.path())));

        assertThat(PetitionAudience.view(petition, Stage.STRANGE_HANDLER)).isEqualTo(NONE);
        assertThat(PetitionAudience.view(petition, deskAndPolice)).isEqualTo(NONE);
        assertThat(PetitionAudience.view(petition, deskWhoAssessesPolice)).isEqualTo(NONE);
        assertThat(PetitionAudience.view(petition, Stage.LEAD)).isEqualTo(STAFF);
    }

    @Test
    void givesAnOwnerWhoIsStaffTooTheOwnersView() {
        Petition petition = told(Visibility.ENTERPRISE, List.of(), PetitionStatus.HANDLING);
        Actor ownerAndDesk = new Actor(
                Stage.FILER.id(),
                "企业主兼受理员",
                Set.of(
                        new Seat(Role.OWNER, Stage.ENTERPRISE.id(), Stage.ENTERPRISE.path()),
                        new Seat(Role.DESK, Stage.id("/township"), "/township")));

        assertThat(PetitionAudience.view(petition, ownerAndDesk)).isEqualTo(OWN);
    }

    @Test
    void endsTheDepartmentsSightWithTheReturn() {
        Story story = Story.dispatched().then(Stage.LEAD, new Return("不是我们的事"));

        assertThat(PetitionAudience.view(story.petition(), Stage.LEAD)).isEqualTo(NONE);
    }

    @Test
    void letsAConsultedDepartmentReadAndNote() {
        Story story = Story.handling().then(Stage.CLAIMANT, new Consult(List.of(Stage.POLICE), "谁管？", Stage.MEETING));

        assertThat(PetitionAudience.view(story.petition(), Stage.STRANGE_HANDLER))
                .isEqualTo(STAFF);
        assertThat(Stage.DECIDER.allowedActions(story.petition(), Stage.STRANGE_HANDLER, story.now()))
                .containsExactly(PetitionAction.NOTE);
    }

    @Test
    void hidesAComplaintFromTheDepartmentThatItIsAbout() {
        Filing plain = Stage.filing(Visibility.PRIVATE, List.of());
        Petition petition = Petition.draft(plain.with(about(plain.content(), Stage.POLICE)));
        for (TimelineEntry entry : Story.handling().timeline()) {
            petition = PetitionFold.apply(petition, entry);
        }
        Actor sectionOfIt = new Actor(
                Stage.id("section"),
                "中队",
                Set.of(
                        new Seat(Role.SUPERVISOR, Stage.id("/township"), "/township"),
                        new Seat(Role.HANDLER, Stage.id("section"), Stage.POLICE.path() + "/section")));

        assertThat(PetitionAudience.view(petition, Stage.STRANGE_HANDLER)).isEqualTo(NONE);
        assertThat(PetitionAudience.view(petition, sectionOfIt)).isEqualTo(NONE);
        assertThat(PetitionAudience.view(petition, Stage.SUPERVISOR)).isEqualTo(STAFF);
    }

    @Test
    void letsAnOwnerOfTwoFirmsJoinWithTheOther() {
        Actor ownerOfBoth = new Actor(
                Stage.id("both"),
                "两家企业主",
                Set.of(
                        new Seat(Role.OWNER, Stage.ENTERPRISE.id(), Stage.ENTERPRISE.path()),
                        new Seat(Role.OWNER, Stage.NEIGHBOUR.id(), Stage.NEIGHBOUR.path())));
        Story story = Story.accepted();

        assertThat(PetitionAudience.view(story.petition(), ownerOfBoth)).isEqualTo(OWN);
        assertThat(story.petition().joinableBy(ownerOfBoth)).containsExactly(Stage.NEIGHBOUR.id());
        assertThat(Stage.DECIDER.allowedActions(story.petition(), ownerOfBoth, story.now()))
                .contains(PetitionAction.JOIN);
        story.then(ownerOfBoth, new Join(Stage.NEIGHBOUR));
        assertThat(Stage.DECIDER.allowedActions(story.petition(), ownerOfBoth, story.now()))
                .doesNotContain(PetitionAction.JOIN);
    }

    private static Filing.Content about(Filing.Content content, Routing.Department department) {
        return new Filing.Content(
                Filing.Kind.COMPLAINT,
                content.category(),
                content.title(),
                content.text(),
                content.place(),
                content.visibility(),
                content.confidentialFrom(),
                department,
                content.evidenceIds(),
                null,
                null);
    }

    private static Petition told(Visibility visibility, List<Routing.Department> hidden, PetitionStatus status) {
        Filing filing = Stage.filing(visibility, hidden);
        Petition petition = Petition.draft(filing);
        for (TimelineEntry entry : Story.at(status).timeline()) {
            petition = PetitionFold.apply(petition, entry);
        }
        return petition;
    }
}
