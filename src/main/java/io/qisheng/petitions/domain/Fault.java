package io.qisheng.petitions.domain;

/**
 * One fault in what a command carries, found by looking at the petition: what the words alone can show is refused earlier, by
 * the contract.
 *
 * @param pointer RFC 6901 pointer into the body
 * @param code the stable name of the fault
 * @param message the Chinese sentence to show beside the field
 */
public record Fault(String pointer, String code, String message) {

    static Fault required(String pointer, String message) {
        return new Fault(pointer, "required", message);
    }

    static Fault past(String pointer) {
        return new Fault(pointer, "in-the-past", "时间不能早于现在。");
    }

    static Fault notAllowed(String pointer, String message) {
        return new Fault(pointer, "not-allowed", message);
    }
}
