import type { Page } from 'playwright';
import { axeOn } from './playground';

/** What axe finds in the card of a lesson or of the recorder, in the dark and in the light. */
export async function lessonCardFindings(page: Page): Promise<readonly string[]> {
  const found = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = axeOn(page).include('.lesson-card');
    // In the dark only the colours are others.
    if (colorScheme === 'dark') axe.withRules(['color-contrast']);
    else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
    const { violations } = await axe.analyze();
    found.push(
      ...violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${colorScheme}: ${id} (${help}) at ${target.join(' ')}`)),
    );
  }
  return found;
}
