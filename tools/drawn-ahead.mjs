import { runnerImport } from 'vite';
import { projectFolder } from './cache-folder.mjs';
import { serverConditionsOf } from './languages.mjs';
import { ofSite } from './site-files.mjs';

/** Where it stands in `index.html`. */
const place = '<!-- drawn ahead -->';

/**
 * A Vite plugin: the built page holds its first screen as HTML, so that title, panels and the place of every button are
 * painted before any script has come (docs/decisions/0031). The development server draws it by script alone.
 * @returns {import('vite').Plugin}
 */
export function drawnAhead() {
  let mode = '';
  return {
    name: 'drawn-ahead',
    apply: ofSite,
    configResolved(config) {
      mode = config.mode;
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html) {
        if (!html.includes(place)) throw new Error(`index.html has no ${place}`);
        const { module } = await runnerImport(`${projectFolder}/src/ui/drawn-ahead.tsx`, {
          configFile: false,
          root: projectFolder,
          logLevel: 'error',
          publicDir: false,
          ssr: { resolve: { conditions: serverConditionsOf(mode) } },
          plugins: [withoutStyles],
        });
        const drawn = /** @type {{ drawnAhead(): Record<string, string> }} */ (module).drawnAhead();
        const screens = Object.entries(drawn).map(
          // Without its style sheet nobody could read it: that shows it.
          ([name, markup]) => `<div class="drawn-ahead drawn-${name}" hidden inert aria-hidden="true">${asPicture(markup)}</div>`,
        );
        return html.replace(place, () => screens.join('\n'));
      },
    },
  };
}

/** @type {import('vite').Plugin} */
const withoutStyles = {
  name: 'without-styles',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('.css') ? '\0without-style' : null),
  load: (id) => (id === '\0without-style' ? '' : null),
};

/** What can be seen of an element, or its style asks for. */
const seen =
  /^(class|disabled|data-(?!term)[\w-]+|width|height|viewBox|d|[xyr]|[cr][xy]|[xy][12]|points|fill|stroke(-\w+)?|opacity|transform)$/i;

/**
 * Markup of React without what only matters to who uses it: names, states, and inputs that lie unseen over their labels.
 * Nothing is chosen in it that a link may choose otherwise, and its styles are all in the sheet: the policy allows no others.
 * @param {string} markup
 */
function asPicture(markup) {
  return (
    markup
      // What is folded is not seen.
      .replaceAll(/(?<=<\/summary>).*?(?=<\/details>)/g, '')
      .replaceAll(/(<fieldset class="segmented lens-picker".*?<\/fieldset>)| data-on="true"/g, (_all, kept = '') => kept)
      .replaceAll(/<input(?=[^>]* type="(?:radio|checkbox|file)")[^>]*>/g, '')
      .replaceAll(/<([a-z]\w*)((?: [\w:-]+="[^"]*")*)(\/?)>/gi, (_tag, name, attributes, end) => {
        const kept = [...String(attributes).matchAll(/ ([\w:-]+)="([^"]*)"/g)].filter(([, key = '']) => seen.test(key));
        return `<${name}${kept.map(([, key, value]) => (value === '' ? ` ${key}` : ` ${key}="${value}"`)).join('')}${end}>`;
      })
  );
}
