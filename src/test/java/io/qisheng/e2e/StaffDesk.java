package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** What staff do in the web view. */
final class StaffDesk {

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
        the("field-" + field).locator(".n-base-selection").click();
        page.locator(".n-base-select-option").getByText(option).click();
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
