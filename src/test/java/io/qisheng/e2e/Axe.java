package io.qisheng.e2e;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks for what keeps people with disabilities out, by the rules of axe-core. */
final class Axe {

    private static final Path RULES = Path.of("src", "main", "webui", "node_modules", "axe-core", "axe.min.js");

    /** uni-app fetches a picture ahead by an animation that ends three seconds after the page and moves nothing. */
    private static final String RUN = """
            async () => {
              const still = document.head.appendChild(document.createElement('style'))
              still.textContent = '*, *::before, *::after { transition: none !important }'
              const moves = (one) => Number.isFinite(one.effect.getComputedTiming().endTime) && one.animationName !== 'shadow-preload'
              const moving = document.getAnimations().filter(moves)
              const settled = Promise.allSettled(moving.map((one) => one.finished))
              await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, 3000))])
              const { violations } = await axe.run(document, { resultTypes: ['violations'] })
              still.remove()
              return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .map(({ id, help, nodes }) => `${id}: ${help}\\n  ` + nodes.map(({ html }) => html.slice(0, 200)).join('\\n  '))
                .join('\\n')
            }""";

    private Axe() {}

    /** Fails when the page has a serious or critical finding, once nothing moves any more; nothing begins to fade while it is read. */
    static void assertNoSeriousFinding(Page page) {
        if (!(boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(rules());
        }
        String findings = (String) page.evaluate(RUN);
        if (!findings.isEmpty()) {
            throw new AssertionError(page.url() + "\n" + findings);
        }
    }

    private static String rules() {
        try {
            return Files.readString(RULES);
        } catch (IOException e) {
            throw new UncheckedIOException("axe-core is a package of the web view", e);
        }
    }
}
