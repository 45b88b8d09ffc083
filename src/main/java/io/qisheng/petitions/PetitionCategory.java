package io.qisheng.petitions;

/** What a petition can be about. */
record PetitionCategory(String code, String label) {}
