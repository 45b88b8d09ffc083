package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Geolocation;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a member and a secretary do in the mini-program, seen through its H5, with the phone lying somewhere. */
final class PartyPhone {

    private static final Pattern CODE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{3} [0-9A-HJKMNP-TV-Z]{3}");

    private final Page page;
    private final String address;

    PartyPhone(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    Page page() {
        return page;
    }

    Locator the(String testId) {
        return page.getByTestId(testId).last();
    }

    /** Lets the app know where the phone is. */
    void lieAt(double latitude, double longitude) {
        page.context().setGeolocation(new Geolocation(latitude, longitude).setAccuracy(15));
        page.context().grantPermissions(List.of("geolocation"));
    }

    void signIn(String person) {
        page.navigate(address + "/m/");
        choosePerson(person);
        assertThat(the("home-name")).isVisible();
    }

    /** Chooses one of the demonstration people, who are too many to be listed all. */
    void choosePerson(String person) {
        type("people", person);
        the("person-" + person).click();
    }

    void home() {
        page.navigate(address + "/m/");
        assertThat(the("home-name")).isVisible();
    }

    /** Opens a page of the app by its address, as a link does. */
    void open(String path) {
        page.navigate("about:blank");
        page.navigate(path.startsWith("http") ? path : address + path);
    }

    void press(String testId) {
        the(testId).click();
    }

    void type(String field, String text) {
        the("input-" + field).locator("input, textarea").fill(text);
    }

    /** Agrees to what the privacy page says, wherever it came up. */
    void agree() {
        press("privacy-agree");
    }

    void addPhoto(Path photo) {
        FileChooser chooser = page.waitForFileChooser(() -> press("add-photos"));
        chooser.setFiles(photo);
        assertThat(the("photo-0")).hasAttribute("data-state", "VERIFIED");
    }

    /** The short code on the screen, as it is spelt there. */
    String readCode() {
        assertThat(the("short-code")).hasText(CODE);
        return the("short-code").innerText();
    }

    /** The link that the QR on the screen holds. */
    String readLink() {
        assertThat(the("short-code")).hasAttribute("data-link", Pattern.compile("http://localhost:.*"));
        return the("short-code").getAttribute("data-link");
    }

    void expect(String testId, String words) {
        assertThat(the(testId)).containsText(words);
    }
}
