package io.qisheng.policies.domain;

/** The sizes of enterprises by the national classification. */
public enum EnterpriseSize {
    MICRO("微型"),
    SMALL("小型"),
    MEDIUM("中型"),
    LARGE("大型");

    private final String label;

    EnterpriseSize(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
