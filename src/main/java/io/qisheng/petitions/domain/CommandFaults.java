package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Handling.Task;
import io.qisheng.petitions.domain.PetitionCommand.*;
import io.qisheng.petitions.domain.Routing.Department;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What a command carries that does not fit this petition or this day. The contract has checked the rest. */
record CommandFaults(Petition petition, Instant now, LocalDate today) {

    private static final String CONFIDENTIAL = "企业要求对该部门保密，不能由它参与，请改选其他部门。";
    private static final String COMPLAINED_ABOUT = "这件投诉反映的就是该部门，按回避要求不能由它参与，请改选其他部门。";
    private static final String ELSEWHERE = "企业不在这项专项整治的范围内，请重新选择。";

    List<Fault> of(PetitionCommand command) {
        return switch (command) {
            case Submit c -> ofSubmission(c);
            case Reject c -> ofDuplicate(c);
            case Dispatch c -> ofDispatch(c);
            case Rule c -> confidential(c.lead(), "/leadDepartmentId");
            case Promise c -> c.dueDate().isBefore(today) ? List.of(Fault.past("/dueDate")) : List.of();
            case Consult c -> ofConsultation(c);
            case Conclude c -> ofTasks(c.tasks());
            case Publish c -> c.revealing();
            case Link c -> ofLink(c);
            case Accept _,
                    Take _,
                    Return _,
                    Claim _,
                    Release _,
                    Note _,
                    Pause _,
                    Supplement _,
                    RequestExtension _,
                    DecideExtension _,
                    Urge _,
                    Supervise _,
                    Answer _,
                    Rate _,
                    Review _,
                    CloseUnrated _,
                    Withdraw _,
                    Join _,
                    Unlink _,
                    Progress _,
                    ConfirmFiling _,
                    RefuseFiling _,
                    MarkUnconfirmed _,
                    ConsentToPublish _,
                    WithdrawConsent _,
                    Unpublish _ -> List.of();
        };
    }

    private List<Fault> ofSubmission(Submit submit) {
        List<Fault> faults = new ArrayList<>(petition.filing().content().missing());
        faults.addAll(submit.lacking());
        return faults;
    }

    private List<Fault> ofDuplicate(Reject reject) {
        boolean duplicate = reject.reasonCode() == Ending.RejectReason.DUPLICATE;
        if (duplicate && reject.duplicateOf() == null) {
            return List.of(Fault.required("/duplicateOf", "请选择与哪一件诉求重复。"));
        }
        if (petition.filing().id().equals(reject.duplicateOf())) {
            return List.of(Fault.notAllowed("/duplicateOf", "不能与自身重复，请另选一件。"));
        }
        return List.of();
    }

    private List<Fault> ofDispatch(Dispatch dispatch) {
        List<Fault> faults = new ArrayList<>(confidential(dispatch.lead(), "/leadDepartmentId"));
        faults.addAll(ofDepartments(dispatch.assisting(), "/assistingDepartmentIds"));
        if (dispatch.assisting().contains(dispatch.lead())) {
            faults.add(Fault.notAllowed("/assistingDepartmentIds", "牵头部门不必再列为协办部门。"));
        }
        return faults;
    }

    private List<Fault> ofConsultation(Consult consult) {
        List<Fault> faults = new ArrayList<>(ofDepartments(consult.departments(), "/departmentIds"));
        if (consult.meetsAt().isBefore(now)) {
            faults.add(Fault.past("/meetsAt"));
        }
        return faults;
    }

    private List<Fault> ofLink(Link link) {
        return petition.filing().enterprise().isWithin(link.areaPath())
                ? confidential(link.lead(), "/campaignId")
                : List.of(Fault.notAllowed("/campaignId", ELSEWHERE));
    }

    private List<Fault> ofDepartments(List<Department> departments, String pointer) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < departments.size(); i++) {
            faults.addAll(confidential(departments.get(i), pointer + "/" + i));
        }
        return faults;
    }

    private List<Fault> ofTasks(List<Task> tasks) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            UUID department = tasks.get(i).departmentId();
            String pointer = "/tasks/" + i + "/departmentId";
            petition.filing().content().hiddenFrom().stream()
                    .filter(hidden -> hidden.id().equals(department))
                    .forEach(hidden -> faults.addAll(confidential(hidden, pointer)));
            if (tasks.get(i).dueDate().isBefore(today)) {
                faults.add(Fault.past("/tasks/" + i + "/dueDate"));
            }
        }
        return faults;
    }

    private List<Fault> confidential(Department department, String pointer) {
        Filing.Content content = petition.filing().content();
        if (Stream.ofNullable(content.complaintAbout()).anyMatch(department::isWithin)) {
            return List.of(Fault.notAllowed(pointer, COMPLAINED_ABOUT));
        }
        return content.confidentialFrom().stream().anyMatch(department::isWithin)
                ? List.of(Fault.notAllowed(pointer, CONFIDENTIAL))
                : List.of();
    }
}
