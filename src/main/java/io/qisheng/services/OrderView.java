package io.qisheng.services;

import io.qisheng.platform.problem.Violation;
import java.util.List;
import java.util.UUID;

/**
 * What somebody's answers to a version of an item are worth.
 *
 * @param faults what cannot be kept, pointing into the order as {@code /answers/{key}}; where there are any, the rest is void
 * @param lacking what is wanting before it can be ordered; also that the version is no longer the one on the menu
 */
public record OrderView(
        UUID itemId,
        int version,
        String name,
        String category,
        UUID departmentId,
        String departmentName,
        List<AnsweredView> answers,
        List<Violation> faults,
        List<Violation> lacking) {}
