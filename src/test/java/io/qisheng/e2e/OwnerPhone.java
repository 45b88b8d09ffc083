package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** What an enterprise owner does in the mini-program, seen through its H5. */
final class OwnerPhone {

    private final Page page;
    private final String address;

    OwnerPhone(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    Page page() {
        return page;
    }

    Locator the(String testId) {
        return page.getByTestId(testId);
    }

    /** Opens the app and signs in as one of the demonstration people. */
    void signIn(String person) {
        page.navigate(address + "/m/");
        the("person-" + person).click();
        assertThat(the("home-name")).isVisible();
    }

    void openTheForm() {
        the("file-petition").click();
        the("privacy-agree").click();
        assertThat(the("input-title")).isVisible();
    }

    void choose(String category) {
        the("category-" + category).click();
    }

    void type(String field, String text) {
        the("input-" + field).locator("input, textarea").fill(text);
    }

    /** Picks one photo as the camera roll would give it, and waits for its verdict. */
    void addPhoto(int index, Path photo, String verdict) {
        FileChooser chooser = page.waitForFileChooser(() -> the("add-photos").click());
        chooser.setFiles(photo);
        assertThat(the("photo-" + index)).hasAttribute("data-state", verdict);
    }

    void submit() {
        the("submit").click();
    }

    /** Opens an action of the petition that is shown. */
    void act(String action) {
        the("action-" + action).click();
    }
}
