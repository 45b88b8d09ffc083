package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.qisheng.activities.ActivitySteps.plan;
import static io.qisheng.activities.ActivitySteps.planned;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the mini-program could not read it says so, and reads at a press: nothing stays empty without a word. */
class TroublesIT {

    private final LivingSystem system = LivingSystem.start();

    private Browser browser;
    private PartyPhone phone;

    @BeforeEach
    void openTheBrowser() {
        RestAssured.baseURI = system.address();
        browser = new Browser();
        phone = new PartyPhone(browser.phone(), system.address());
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
        RestAssured.reset();
    }

    @Test
    void theActivityOfAMakeUpSession() {
        String activity = planned(plan(Duration.ofDays(4)));
        phone.signIn("demo-secretary-1");
        comesBack(
                "/activities/" + activity,
                () -> phone.open("/m/#/pages/activity/session?id=" + activity),
                phone.the("field-startsAt"));
    }

    @Test
    void theMembersWhoCameElsewhere() {
        phone.signIn("demo-secretary-1");
        intercept("/check-ins.*away=true", Route::abort);
        phone.open("/m/#/pages/waiting");
        assertThat(phone.the("away").getByTestId("load-trouble")).isVisible();

        phone.page().unrouteAll();
        phone.press("load-trouble-act");
        assertThat(phone.the("load-trouble")).hasCount(0);
    }

    /** Opens what needs an address that cannot be reached, and again when it can. */
    private void comesBack(String address, Runnable opening, Locator wanted) {
        intercept(address, Route::abort);
        opening.run();
        assertThat(phone.the("load-trouble")).isVisible();

        phone.page().unrouteAll();
        phone.press("load-trouble-act");
        assertThat(wanted).isVisible();
    }

    private void intercept(String address, Consumer<Route> answer) {
        phone.page().route(Pattern.compile(".*/api/v1" + address + ".*"), answer);
    }
}
