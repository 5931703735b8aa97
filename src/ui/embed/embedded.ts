import * as words from '#words/ui/embed';
import { visibleText } from '../../math/text/visible-text';
import { themeIds, type Theme } from '../../state/view/page-view';

export const embeddedPanels = ['weights', 'timeline', 'explorer', 'try', 'comparison', 'examples'] as const;

/** What a frame shows. */
export interface Embedded {
  readonly panel: (typeof embeddedPanels)[number] | 'lesson';
  /** Id of a lesson of this project; null: none. */
  readonly lesson: string | null;
  readonly theme: Theme | null;
}

/**
 * Reads `?embed=weights&theme=dark` or `?embed=lesson:a-staircase`. What is unknown is told of, and the weights are shown.
 *
 * @returns `problem`: a sentence, or null
 */
export function embeddedOf(query: URLSearchParams): { readonly embedded: Embedded; readonly problem: string | null } {
  const asked = query.get('embed') ?? '';
  const theme = themeIds.find((id) => id === query.get('theme')) ?? null;
  const lesson = /^lesson:([a-z0-9-]{1,60})$/.exec(asked)?.[1] ?? null;
  if (lesson !== null) return { embedded: { panel: 'lesson', lesson, theme }, problem: null };
  const panel = embeddedPanels.find((id) => id === asked);
  return {
    embedded: { panel: panel ?? 'weights', lesson: null, theme },
    problem: panel === undefined ? words.cannotEmbed(visibleText(asked, 40), embeddedPanels.join(', ')) : null,
  };
}
