package io.qisheng.contract;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;

/** Puts {@link ContractFilter} into each {@code @QuarkusTest} by itself, so that no resource test can forget it. */
public final class ContractFilterEverywhere implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssured.replaceFiltersWith(new ContractFilter());
    }
}
