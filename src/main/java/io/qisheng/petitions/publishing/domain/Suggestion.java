package io.qisheng.petitions.publishing.domain;

/**
 * One place of a text that a reviewer should look at.
 *
 * @param from the code point at which it begins
 * @param to the code point after it
 * @param words what stands there
 * @param replacement what may stand there instead
 */
public record Suggestion(int from, int to, SensitiveKind kind, String words, String replacement) {}
