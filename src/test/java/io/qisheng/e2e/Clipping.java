package io.qisheng.e2e;

import com.microsoft.playwright.Page;
import java.util.List;

/** Words of a screen that a person cannot read because they are cut off, or lie beside the screen. */
final class Clipping {

    private static final String FIND = """
            () => {
              const width = document.documentElement.clientWidth
              const found = []
              if (document.documentElement.scrollWidth > width + 1) {
                found.push(`the screen is ${document.documentElement.scrollWidth} wide and shows ${width}`)
              }
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
              while (walker.nextNode()) {
                const node = walker.currentNode
                const frame = node.parentElement.closest('.page')
                if (frame === null || node.data.trim() === '' || !node.parentElement.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue
                const range = document.createRange()
                range.selectNodeContents(node)
                for (const box of range.getClientRects()) {
                  if (box.width < 1 || box.height < 1) continue
                  let cut = box.right > width + 1 || box.left < -1
                  for (let around = node.parentElement; !cut && around !== frame; around = around.parentElement) {
                    const style = getComputedStyle(around)
                    const edge = around.getBoundingClientRect()
                    const beside = style.overflowX !== 'visible' && style.overflowX !== 'auto' && (box.right > edge.right + 1 || box.left < edge.left - 1)
                    const below = style.overflowY !== 'visible' && style.overflowY !== 'auto' && box.bottom > edge.bottom + 3
                    cut = beside || below
                  }
                  if (cut) {
                    found.push(`"${node.data.trim().slice(0, 40)}" in ${node.parentElement.className || node.parentElement.tagName}`)
                    break
                  }
                }
              }
              return found
            }""";

    private static final String FIND_BESIDE = """
            () => {
              const found = []
              const { clientWidth, scrollWidth } = document.documentElement
              if (scrollWidth > clientWidth + 1) found.push(`the screen is ${scrollWidth} wide and shows ${clientWidth}`)
              for (const side of document.querySelectorAll('.side')) {
                const edge = side.getBoundingClientRect().right
                for (const one of side.querySelectorAll('a, button, input, h1, span, p')) {
                  const box = one.getBoundingClientRect()
                  if (box.width > 1 && box.right > edge + 1) found.push(`"${(one.ariaLabel ?? one.textContent).trim().slice(0, 40)}" in ${one.className || one.tagName}`)
                }
              }
              return found
            }""";

    private Clipping() {}

    /** Nothing makes the screen wider than it is, and no list reaches into what is open beside it. */
    static void assertNothingBeside(Page page, String screen) {
        assertNothing(page, FIND_BESIDE, screen);
    }

    static void assertNone(Page page, String screen) {
        assertNothing(page, FIND, screen);
    }

    private static void assertNothing(Page page, String find, String screen) {
        List<?> clipped = (List<?>) page.evaluate(find);
        if (!clipped.isEmpty()) {
            throw new AssertionError(screen + " cuts off: "
                    + String.join("; ", clipped.stream().map(String::valueOf).toList()));
        }
    }
}
