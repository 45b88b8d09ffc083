package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A draft survives a photo that is none, a dead network and a reload, and is sent once. */
class LosingNothingIT {

    @TempDir
    Path folder;

    private final LivingSystem system = LivingSystem.start();
    private Browser browser;

    @BeforeEach
    void openTheBrowser() {
        browser = new Browser();
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
    }

    @Test
    void aRefusedPhotoADeadNetworkAndAReloadLoseNothing() throws IOException {
        OwnerPhone owner = new OwnerPhone(browser.phone(), system.address());
        Page page = owner.page();
        owner.signIn("demo-owner-3");
        owner.openTheForm();
        owner.choose("LABOUR");
        owner.type("title", "夜班女工宿舍离车间太远");
        owner.type("text", "夜班十一点下班，到宿舍要走四十分钟，路上没有灯，想请镇里协调一趟晚班车。");

        owner.addPhoto(0, Photos.lie(folder), "REFUSED");
        assertThat(owner.the("photo-0-trouble")).isVisible();
        browser.keep(page, "owner-photo-refused");
        owner.the("photo-0-remove").click();
        owner.addPhoto(0, Photos.road(folder, "night.jpg", new Color(0x22223B)), "VERIFIED");

        page.context().setOffline(true);
        owner.submit();
        assertThat(owner.the("offline-bar")).isVisible();
        browser.keep(page, "owner-offline");
        page.context().setOffline(false);

        assertThat(owner.the("filed")).isVisible();
        page.navigate(system.address() + "/m/");
        page.reload();
        assertThat(page.getByText("夜班女工宿舍离车间太远")).hasCount(1);
        browser.keep(page, "owner-sent-once");
    }
}
