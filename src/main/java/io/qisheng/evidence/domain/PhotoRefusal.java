package io.qisheng.evidence.domain;

/** Why a photo stays as it is. */
public enum PhotoRefusal {
    /** Someone else's photo: told apart from an unknown one to nobody outside. */
    NOT_YOURS,
    /** It was taken for something else. */
    WRONG_PURPOSE,
    /** It was not judged good, or is gone. */
    NOT_VERIFIED,
    /** It proves another fact. */
    PROVES_ANOTHER_FACT,
    /** It proves nothing of the kind. */
    NOT_ATTACHED_HERE,
    /** It proves a fact, or there is still time to let it. */
    STILL_WANTED
}
