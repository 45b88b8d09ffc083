package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many taps and seconds an owner needs from the home page to a number, the first time and every later time. Every press is
 * counted where the page feels it; the seconds are those of the machine and the service, for a person adds the time to think.
 */
class FilingMeasureIT {

    /** Home, consent, category, title, text, add a photo, submit. */
    private static final int FIRST_TIME = 7;
    /** Home, category, title, text, submit. */
    private static final int LATER = 5;

    private static final Path MEASURES = Path.of("target", "measure");
    private static final String COUNT = """
            addEventListener('pointerdown', () => { window.taps = (window.taps ?? 0) + 1 }, true)
            addEventListener('keydown', () => { window.keys = (window.keys ?? 0) + 1 }, true)""";

    @TempDir
    Path folder;

    private final LivingSystem system = LivingSystem.start();
    private Browser browser;
    private OwnerPhone owner;

    @BeforeEach
    void openTheBrowser() {
        browser = new Browser();
        Page page = browser.phone();
        page.addInitScript(COUNT);
        owner = new OwnerPhone(page, system.address());
        owner.signIn("demo-owner-16");
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
    }

    @Test
    void filingTakesFewTaps() throws IOException {
        Map<String, Object> first = measured(this::fileForTheFirstTime);
        owner.the("to-home").click();
        assertThat(owner.the("home-name")).isVisible();
        Map<String, Object> later = measured(this::fileAgain);

        Files.createDirectories(MEASURES);
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(
                        MEASURES.resolve("filing.json").toFile(),
                        Map.of("firstTimeWithAPhoto", first, "laterWithoutAPhoto", later));
        assertThat(taps(first)).isLessThanOrEqualTo(FIRST_TIME);
        assertThat(taps(later)).isLessThanOrEqualTo(LATER);
        browser.assertQuiet();
    }

    private void fileForTheFirstTime() {
        owner.the("file-petition").tap();
        owner.the("privacy-agree").tap();
        write("LOGISTICS", "北门夜间没有路灯", "晚上装货看不清，上周有人摔了一跤。");
        try {
            Path photo = Photos.road(folder, "dark.jpg", new Color(0x14213D));
            FileChooser chooser = owner.page()
                    .waitForFileChooser(() -> owner.the("add-photos").tap());
            chooser.setFiles(photo);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        owner.the("submit").tap();
        assertThat(owner.the("filed")).isVisible();
    }

    private void fileAgain() {
        owner.the("file-petition").tap();
        write("LABOUR", "急需三名熟练焊工", "年底订单多，想请镇里帮忙对接职校。");
        owner.the("submit").tap();
        assertThat(owner.the("filed").last()).isVisible();
    }

    private void write(String category, String title, String text) {
        owner.the("category-" + category).tap();
        type("title", title);
        type("text", text);
    }

    private void type(String field, String text) {
        owner.the("input-" + field).locator("textarea").tap();
        owner.page().keyboard().insertText(text);
    }

    private Map<String, Object> measured(Runnable work) {
        int before = taps();
        Instant began = Instant.now();
        work.run();
        Map<String, Object> measure = new LinkedHashMap<>();
        measure.put("taps", taps() - before);
        measure.put("seconds", Duration.between(began, Instant.now()).toMillis() / 1000.0);
        return measure;
    }

    private int taps() {
        return ((Number) owner.page().evaluate("() => window.taps ?? 0")).intValue();
    }

    private static int taps(Map<String, Object> measure) {
        return Integer.parseInt(String.valueOf(measure.get("taps")));
    }
}
