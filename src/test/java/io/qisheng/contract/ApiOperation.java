package io.qisheng.contract;

import java.util.NavigableSet;

/**
 * One operation, as the contract writes it or as a resource method does it; equal when the two agree.
 *
 * @param access {@code anyone}, {@code signed in} or the roles
 * @param query the names of the query parameters
 * @param hasBody whether it takes a request body
 */
record ApiOperation(
        String id,
        String method,
        String path,
        NavigableSet<Integer> statuses,
        String access,
        NavigableSet<String> query,
        boolean hasBody) {

    static final String ANYONE = "anyone";
    static final String SIGNED_IN = "signed in";
}
