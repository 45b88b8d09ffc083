package io.qisheng.platform;

import java.util.function.BooleanSupplier;

/** Tells who is calling; implemented by the feature that verifies tokens. */
public interface CurrentCaller {

    /**
     * The caller of the request that is being served.
     *
     * @throws IllegalStateException where nobody is signed in; operations that ask require a sign-in
     */
    Caller get();

    /**
     * A question that can be asked long after the request, as by a stream: whether its sign-in still holds, or has expired, was
     * ended, or its grants were changed.
     */
    BooleanSupplier stillSignedIn();
}
