package io.qisheng.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The machine's Chromium. Every page that is opened here notes what it asks for outside this machine and what goes wrong in its
 * scripts, for {@link #assertQuiet}.
 */
final class Browser implements AutoCloseable {

    static final int PHONE_WIDTH = 390;
    static final int PHONE_HEIGHT = 844;
    static final int DESK_WIDTH = 1440;
    static final int DESK_HEIGHT = 900;

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Machines that build and browse at once are slow; what does not come at all comes neither later. */
    private static final double PATIENCE_MILLIS = 20_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> troubles = new ArrayList<>();

    Browser() {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        this.chromium = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(executable()).setArgs(FLAGS));
    }

    /** A phone of its own: 390 × 844, touch. */
    Page phone() {
        return page(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(PHONE_WIDTH, PHONE_HEIGHT)
                .setHasTouch(true)
                .setIsMobile(true)
                .setLocale("zh-CN"));
    }

    /** A desk of its own: 1440 × 900. */
    Page desk() {
        return page(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(DESK_WIDTH, DESK_HEIGHT)
                .setLocale("zh-CN"));
    }

    /** Keeps what the page shows now under {@code target/screenshots}; every screen has to be sound as well. */
    void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        Axe.assertNoSeriousFinding(page);
        if (page.url().contains("/m/")) {
            Clipping.assertNone(page, name);
        }
    }

    /** Fails when a page asked for something outside, or a script failed. */
    void assertQuiet() {
        if (!troubles.isEmpty()) {
            throw new AssertionError(String.join("\n", troubles));
        }
    }

    @Override
    public void close() {
        playwright.close();
    }

    private Page page(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = chromium.newContext(options);
        Page page = context.newPage();
        page.onRequest(request -> {
            if (!request.url().matches("(http://localhost|data:|blob:).*")) {
                troubles.add("asked for " + request.url());
            }
        });
        page.onPageError(error -> troubles.add("a script failed: " + error));
        page.setDefaultTimeout(PATIENCE_MILLIS);
        return page;
    }

    private static Path executable() {
        for (String name : List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")) {
            if (Path.of(name).toFile().canExecute()) {
                return Path.of(name);
            }
        }
        throw new IllegalStateException("Chromium is not installed; `make test` says how to get it");
    }
}
