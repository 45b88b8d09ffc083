package io.qisheng.services.domain;

/** What kind of answer a question wants. */
public enum QuestionType {
    TEXT,
    NUMBER,
    /** One of the options, or several where the question says so. */
    CHOICE,
    DATE,
    PLACE,
    PHOTOS
}
