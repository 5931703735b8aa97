import type { Page } from 'playwright';

/** Words and controls that leave the window sideways, or are cut by something around them that does not scroll. */
export const clipped = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) found.push('the page scrolls sideways');
    const texts = document.createTreeWalker(document.querySelector('#root')!, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const element = node.parentElement;
      if (element === null || node.textContent?.trim() === '' || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.closest('.visually-hidden, .skip-links, svg, [aria-hidden="true"], .first-words') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right, width } = range.getBoundingClientRect();
      if (width === 0) continue;
      for (let around: Element | null = element; around !== null; around = around.parentElement) {
        const { clipPath, overflowX, textOverflow } = getComputedStyle(around);
        // Shortened on purpose, with an ellipsis that shows it; to be scrolled; or only for who hears the page.
        if (textOverflow === 'ellipsis' || overflowX === 'auto' || overflowX === 'scroll' || clipPath === 'inset(50%)') break;
        const box = around.getBoundingClientRect();
        if (overflowX !== 'visible' && (right > box.right + 1 || left < box.left - 1)) found.push(`“${node.textContent}” is cut`);
        const padding = Number.parseFloat(getComputedStyle(around).paddingRight);
        if (around.matches('.panel') && (right > box.right - padding + 1 || left < box.left + padding - 1))
          found.push(`“${node.textContent}” leaves its panel`);
        if (around.matches('.segmented, .button, .chip') && (right > box.right - 2 || left < box.left + 2))
          found.push(`“${node.textContent}” leaves its button`);
        if (around === document.body && (right > innerWidth + 1 || left < -1)) found.push(`“${node.textContent}” leaves the window`);
      }
    }
    return found;
  });
