package io.qisheng.petitions.publishing.domain;

/** What in a text says who somebody is, the surest first, each with what stands in its place. */
public enum SensitiveKind {
    ID_NUMBER("（证件号码）"),
    /** The number of a licence, a credit code or a bank account. */
    REGISTRATION("（证照号码）"),
    PHONE("（电话）"),
    EMAIL("（邮箱）"),
    WEB("（网址）"),
    /** A name on WeChat or QQ. */
    ACCOUNT("（账号）"),
    PLATE("（车牌号）"),
    ENTERPRISE("某企业"),
    PERSON("某某"),
    HOUSE_NUMBER("（门牌号）");

    private final String replacement;

    SensitiveKind(String replacement) {
        this.replacement = replacement;
    }

    String replacement() {
        return replacement;
    }
}
