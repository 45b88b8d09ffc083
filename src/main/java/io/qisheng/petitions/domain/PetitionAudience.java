package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Actor.Role;
import io.qisheng.petitions.domain.Actor.Seat;
import io.qisheng.petitions.domain.Filing.Visibility;
import io.qisheng.petitions.domain.Routing.Department;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who may see a petition, and as what. Lists say the same in SQL; a test holds the two against each other.
 */
public final class PetitionAudience {

    private static final Set<Standing> OWN_SIDE =
            EnumSet.of(Standing.FILER, Standing.FILED_BY, Standing.ENTERPRISE_OWNER);

    private PetitionAudience() {}

    public enum View {
        /** It does not exist for this actor. */
        NONE,
        /** Number, title, category, status and the handling department. */
        PUBLIC,
        /** Everything but what staff say to each other. */
        OWN,
        STAFF
    }

    /** An owner who is staff too gets the owner's view of the own petition: what staff say stays with the others. */
    public static View view(Petition petition, Actor actor) {
        Set<Standing> standings = standings(petition, actor);
        if (standings.isEmpty()) {
            return View.NONE;
        }
        if (standings.stream().anyMatch(OWN_SIDE::contains)) {
            return View.OWN;
        }
        return standings.equals(EnumSet.of(Standing.OTHER_OWNER)) ? View.PUBLIC : View.STAFF;
    }

    /** Everything that the actor is to this petition; nothing when it does not exist for the actor. */
    public static Set<Standing> standings(Petition petition, Actor actor) {
        Set<Standing> standings = EnumSet.noneOf(Standing.class);
        if (actor.isSystem()) {
            standings.add(Standing.SYSTEM);
            return standings;
        }
        addCharge(petition, actor, standings);
        addOwners(petition, actor, standings);
        if (wasFiled(petition) && !isBarred(petition, actor)) {
            addStaff(petition, actor, standings);
            addDepartments(petition, actor, standings);
        }
        return standings;
    }

    /** A draft is its maker's own, also one that was withdrawn before it was ever filed. */
    private static boolean wasFiled(Petition petition) {
        return petition.submission() != null;
    }

    private static void addOwners(Petition petition, Actor actor, Set<Standing> standings) {
        Filing filing = petition.filing();
        boolean owner = owns(actor, filing);
        boolean nobodyFiled = petition.filer() == null && wasFiled(petition);
        if (owner && (actor.is(petition.filer()) || nobodyFiled)) {
            standings.add(Standing.FILER);
        }
        if (!wasFiled(petition)) {
            if (actor.is(filing.filedBy())) {
                standings.add(Standing.FILED_BY);
            }
            return;
        }
        Visibility visibility = filing.content().visibility();
        if (owner && (visibility == Visibility.ENTERPRISE || visibility == Visibility.PUBLIC)) {
            standings.add(Standing.ENTERPRISE_OWNER);
        }
        if (visibility == Visibility.PUBLIC && petition.triage() != null && ownsAnother(actor, filing)) {
            standings.add(Standing.OTHER_OWNER);
        }
    }

    private static void addCharge(Petition petition, Actor actor, Set<Standing> standings) {
        Actor.Charge charge = actor.charge();
        UUID campaign = petition.campaignId();
        if (charge == null || !wasFiled(petition)) {
            return;
        }
        if (campaign == null) {
            standings.add(Standing.RECRUITER);
        }
        if (charge.campaignId().equals(campaign)) {
            standings.add(Standing.CAMPAIGN);
        }
    }

    private static void addStaff(Petition petition, Actor actor, Set<Standing> standings) {
        String path = petition.filing().enterprise().path();
        if (actor.reaches(Role.DESK, path)) {
            standings.add(Standing.DESK);
        }
        if (actor.reaches(Role.SUPERVISOR, path)) {
            standings.add(Standing.SUPERVISOR);
        }
        if (actor.reaches(Role.ADMIN, path) || actor.reaches(Role.AUDITOR, path)) {
            standings.add(Standing.READER);
        }
    }

    private static void addDepartments(Petition petition, Actor actor, Set<Standing> standings) {
        Routing routing = petition.routing();
        Department lead = routing.lead();
        if (lead != null && actor.reaches(Role.DEPARTMENT_LEAD, lead.path())) {
            standings.add(Standing.DEPARTMENT_LEAD);
        }
        if (lead != null && actor.reaches(Role.HANDLER, lead.path())) {
            standings.add(Standing.DEPARTMENT_HANDLER);
            if (actor.is(petition.handling().handler())) {
                standings.add(Standing.CLAIMANT);
            }
        }
        if (reachesAny(actor, routing.supporting())) {
            standings.add(Standing.SUPPORTING);
        }
        Handling.Consultation consultation = petition.handling().consultation();
        boolean convened = consultation != null && actor.is(consultation.convenor());
        if (convened && !standings.isEmpty() && petition.status() == PetitionStatus.CONSULTING) {
            standings.add(Standing.CONVENOR);
        }
    }

    /** Somebody who sits in a department that shall see nothing of it sees nothing by any other office either. */
    private static boolean isBarred(Petition petition, Actor actor) {
        return petition.filing().content().hiddenFrom().stream().anyMatch(department -> sitsIn(actor, department));
    }

    private static boolean sitsIn(Actor actor, Department department) {
        return actor.seats().stream()
                .filter(PetitionAudience::isOffice)
                .anyMatch(seat -> seat.sitsIn(department.path()));
    }

    private static boolean isOffice(Seat seat) {
        return seat.role() != Role.OWNER;
    }

    private static boolean reachesAny(Actor actor, List<Department> departments) {
        return departments.stream()
                .anyMatch(department -> actor.reaches(Role.HANDLER, department.path())
                        || actor.reaches(Role.DEPARTMENT_LEAD, department.path()));
    }

    private static boolean owns(Actor actor, Filing filing) {
        return actor.seats().stream()
                .anyMatch(seat -> seat.role() == Role.OWNER
                        && seat.organisationId().equals(filing.enterprise().id()));
    }

    private static boolean ownsAnother(Actor actor, Filing filing) {
        return actor.enterprises().stream()
                .anyMatch(enterprise -> !enterprise.equals(filing.enterprise().id()));
    }
}
