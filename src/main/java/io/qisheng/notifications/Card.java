package io.qisheng.notifications;

import java.time.Instant;

/**
 * What a notice says in a message of WeChat's, where the template decides what stands where.
 *
 * @param number what the matter is called by
 * @param subject what it is about
 * @param status where it stands, in five characters at most
 * @param remark what to do
 * @param page what the message opens in the mini-program
 */
public record Card(
        SubscribeTemplate template,
        String number,
        String subject,
        String status,
        Instant at,
        String remark,
        String page) {}
