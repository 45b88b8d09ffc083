package io.qisheng.platform.problem;

/**
 * One fault of the input.
 *
 * @param pointer RFC 6901 pointer into the body, or {@code ?name} for a query parameter
 * @param code one of the contract's {@code x-violations}
 * @param message the Chinese sentence to show beside the field
 */
public record Violation(String pointer, String code, String message) {}
