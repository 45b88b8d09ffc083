package io.qisheng.notifications;

import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who reads notices.
 *
 * @param addresses what is addressed to one of these is for the reader
 * @param marks what is hidden from one of these is not: the addresses, and the places where the reader sits in office
 */
record Reader(UUID userId, List<String> addresses, List<String> marks) {

    static Reader of(Caller caller) {
        return of(caller.userId(), caller.memberId(), caller.grants());
    }

    static Reader of(UUID userId, @Nullable UUID memberId, List<Grant> grants) {
        Stream<Addressee> person = Stream.concat(
                Stream.of(Addressee.user(userId)), Stream.ofNullable(memberId).map(Addressee::member));
        Stream<Addressee> offices = grants.stream()
                .flatMap(grant -> Stream.of(
                        Addressee.office(grant.role(), grant.organisationId()),
                        Addressee.holder(userId, grant.role(), grant.organisationId())));
        List<String> addresses =
                Stream.concat(person, offices).map(Addressee::text).distinct().toList();
        Stream<String> seats = grants.stream()
                .filter(grant -> grant.role() != Role.OWNER)
                .flatMap(grant -> Grant.lineOf(grant.path()).stream());
        return new Reader(
                userId,
                addresses,
                Stream.concat(addresses.stream(), seats).distinct().toList());
    }
}
