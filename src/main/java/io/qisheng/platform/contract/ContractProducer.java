package io.qisheng.platform.contract;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the contract once, at the start. */
final class ContractProducer {

    @Produces
    @Singleton
    @Startup
    Contract contract() {
        return Contract.load();
    }
}
