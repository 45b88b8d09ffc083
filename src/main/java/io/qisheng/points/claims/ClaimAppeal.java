package io.qisheng.points.claims;

/** The body that appeals. */
record ClaimAppeal(String reason) {}
