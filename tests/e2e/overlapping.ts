import type { Page } from 'playwright';

/** Words that lie on other words, in the page or in a part of it. What stays in place while it is scrolled is left out, and so are charts. */
export const overlapping = (page: Page, part = '#root'): Promise<readonly string[]> =>
  page.evaluate((selector) => {
    interface Line {
      readonly node: Node;
      readonly text: string;
      readonly box: DOMRect;
    }
    const lines: Line[] = [];
    const texts = document.createTreeWalker(document.querySelector(selector)!, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (element === null || text === '' || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.closest('.visually-hidden, .skip-links, svg, [aria-hidden="true"], .first-words') !== null) continue;
      let [left, right, isFixed] = [0, innerWidth, false];
      for (let around: Element | null = element; around !== null && !around.matches('dialog'); around = around.parentElement) {
        const { position, clipPath, overflowX } = getComputedStyle(around);
        isFixed ||= position === 'fixed' || position === 'sticky' || clipPath === 'inset(50%)';
        if (overflowX === 'visible') continue;
        const box = around.getBoundingClientRect();
        [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      }
      if (isFixed) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { x, y, width, height } of range.getClientRects()) {
        const seen = new DOMRect(Math.max(x, left), y, Math.min(x + width, right) - Math.max(x, left), height);
        if (seen.width > 2) lines.push({ node, text, box: seen });
      }
    }
    lines.sort((one, other) => one.box.top - other.box.top);
    return lines.flatMap(({ node, text, box }, i) => {
      const found: string[] = [];
      // Boxes of letters are higher than the letters: lines of one text reach into each other.
      for (const { node: of, text: other, box: below } of lines.slice(i + 1)) {
        if (below.top > box.bottom - 5) break;
        // A text that is shortened has a box for itself and one for its dots.
        if (of !== node && Math.min(box.right, below.right) - Math.max(box.left, below.left) > 1) found.push(`“${text}” and “${other}”`);
      }
      return found;
    });
  }, part);
