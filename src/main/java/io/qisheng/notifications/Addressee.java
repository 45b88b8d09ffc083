package io.qisheng.notifications;

import io.qisheng.platform.Role;
import io.qisheng.wechat.WeChatReaders;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a notification is for. Whoever holds an office reads what is addressed to it, so that nobody who tells need know the people.
 *
 * @param text as it is stored: {@code user:ID}, {@code member:ID}, {@code office:ROLE:ORGANISATION-ID} or
 *     {@code holder:USER-ID:ROLE:ORGANISATION-ID}
 */
public record Addressee(String text) {

    public static Addressee user(UUID userId) {
        return new Addressee("user:" + userId);
    }

    public static Addressee member(UUID memberId) {
        return new Addressee("member:" + memberId);
    }

    /** Everybody who holds this role on exactly this organisation. */
    public static Addressee office(Role role, UUID organisationId) {
        return new Addressee("office:" + role + ":" + organisationId);
    }

    /** One person, as long as that person holds this role on exactly this organisation. */
    public static Addressee holder(UUID userId, Role role, UUID organisationId) {
        return new Addressee("holder:" + userId + ":" + role + ":" + organisationId);
    }

    /** The users whom some addresses name. */
    static List<UUID> users(Collection<String> addresses) {
        return part(addresses, "(?:user|holder):([0-9a-f-]{36})(?::.*)?", UUID::fromString);
    }

    /** The members whom some addresses name. */
    static List<UUID> members(Collection<String> addresses) {
        return part(addresses, "member:(.{36})", UUID::fromString);
    }

    /** The offices that some addresses name. */
    static List<WeChatReaders.Seat> seats(Collection<String> addresses) {
        return part(addresses, "office:([A-Z_]+:.{36})", office -> {
            String[] parts = office.split(":", 2);
            return new WeChatReaders.Seat(Role.valueOf(parts[0]), UUID.fromString(parts[1]));
        });
    }

    private static <T> List<T> part(Collection<String> addresses, String shape, Function<String, T> reading) {
        Pattern pattern = Pattern.compile(shape);
        return addresses.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(matcher -> reading.apply(matcher.group(1)))
                .toList();
    }
}
