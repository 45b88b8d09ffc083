package io.qisheng.platform;

/** Tells who is calling; implemented by the feature that verifies tokens. */
public interface CurrentCaller {

    /**
     * The caller of the request that is being served.
     *
     * @throws IllegalStateException where nobody is signed in; operations that ask require a sign-in
     */
    Caller get();
}
