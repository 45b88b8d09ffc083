package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.nio.file.Path;

/** What staff do in the web view. */
final class StaffDesk {

    private static final double OPENS_WITHIN_MILLIS = 1_500;

    private final Page page;
    private final String address;

    StaffDesk(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    Page page() {
        return page;
    }

    Locator the(String testId) {
        return page.getByTestId(testId);
    }

    /** Signs in by user name and password and waits until the page is live. */
    void signIn(String username) {
        page.navigate(address + "/");
        page.getByTestId("sign-in-username")
                .locator("input")
                .or(page.locator("input[data-testid=sign-in-username]"))
                .first()
                .fill(username);
        page.getByTestId("sign-in-password")
                .locator("input")
                .or(page.locator("input[data-testid=sign-in-password]"))
                .first()
                .fill("qisheng-demo");
        the("sign-in-submit").click();
        assertThat(the("live-state")).hasAttribute("data-state", "live");
    }

    void open(String petitionId) {
        the("petition-row-" + petitionId).click();
        assertThat(the("petition-detail")).isVisible();
    }

    void expectStatus(String status) {
        assertThat(the("petition-status")).hasAttribute("data-status", status);
    }

    /** Opens an action's form, or acts at once where there is nothing to fill in. */
    void act(String action) {
        the("action-" + action).click();
    }

    void fill(String field, String text) {
        the("field-" + field).locator("textarea").fill(text);
    }

    void tick(String field, String option) {
        the("field-" + field).getByTestId("option-" + option).check();
    }

    /** Chooses from a list that opens on click. */
    void pick(String field, String option) {
        choose(the("field-" + field), option);
    }

    /**
     * Chooses from a list that opens on click, when the one before it has gone. What arrives live may take the focus just then, and with it
     * the list: then it is opened once more, as people do.
     */
    void choose(Locator field, String option) {
        opened(field).locator(".n-base-select-option").getByText(option).click();
    }

    /** Types what to choose: a long list holds no more than what it shows. */
    void find(String field, String option) {
        Locator options = opened(the("field-" + field)).locator(".n-base-select-option");
        page.keyboard().type(option);
        options.getByText(option).click();
    }

    private Locator opened(Locator field) {
        Locator menu = page.locator(".n-base-select-menu:visible");
        assertThat(menu).hasCount(0);
        field.locator(".n-base-selection").click();
        try {
            menu.waitFor(new Locator.WaitForOptions().setTimeout(OPENS_WITHIN_MILLIS));
        } catch (TimeoutError closedAgain) {
            field.locator(".n-base-selection").click();
        }
        return menu;
    }

    void addPhoto(Path photo) {
        the("photo-input").setInputFiles(photo);
        assertThat(page.locator("[data-testid=photo-upload][data-state=checked]"))
                .isVisible();
    }

    void submit() {
        the("action-submit").click();
    }
}
