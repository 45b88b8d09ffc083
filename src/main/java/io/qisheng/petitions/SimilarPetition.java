package io.qisheng.petitions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.qisheng.petitions.domain.Likeness;
import io.qisheng.petitions.publishing.PublicationRow;
import io.qisheng.policies.SimilarPolicyView;
import java.util.List;
import java.util.stream.Stream;

/**
 * An open petition that says much the same as what an owner is about to file.
 *
 * @param row as far as this owner may see it
 * @param joinedCount how many enterprises said 我也有, the one that filed left out
 * @param joinable whether this owner may say so
 * @param reasons why it is shown, in words for people
 */
record SimilarPetition(@JsonUnwrapped PetitionRow row, int joinedCount, boolean joinable, List<Reason> reasons) {

    /**
     * All that are close enough, the closest first.
     *
     * @param answers what was asked and answered before, as it was published
     * @param policies what is given to enterprises such as the owner's
     */
    record Closest(List<SimilarPetition> items, List<PublicationRow> answers, List<SimilarPolicyView> policies) {}

    /** One reason, by a stable code and in a Chinese phrase. */
    record Reason(String code, String text) {}

    /** Why somebody should read it first. */
    static List<Reason> reasons(Likeness likeness, boolean own) {
        Stream<Reason> ours = own ? Stream.of(new Reason("OWN_ENTERPRISE", "本企业提过")) : Stream.empty();
        Stream<Reason> words = likeness.shared().isEmpty()
                ? Stream.empty()
                : Stream.of(new Reason("WORDS", "都提到“" + String.join("”“", likeness.shared()) + "”"));
        Stream<Reason> category =
                likeness.sameCategory() ? Stream.of(new Reason("CATEGORY", "同一方面的事")) : Stream.empty();
        return Stream.of(ours, words, category).flatMap(reason -> reason).toList();
    }
}
