package io.qisheng.services.domain;

/**
 * One fault of an item or of an answer.
 *
 * @param pointer RFC 6901 pointer into what was judged
 * @param code the stable name of the fault
 * @param message the Chinese sentence to show beside the field
 */
public record Fault(String pointer, String code, String message) {}
