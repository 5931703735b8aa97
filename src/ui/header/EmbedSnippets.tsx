import * as words from '#words/ui/share-dialog';
import { useState, type ReactElement } from 'react';
import { allLessons } from '../../lessons/catalogue';
import type { Theme } from '../../state/view/page-view';
import { CopyableCode } from '../dialogs/CopyableCode';
import { panelNames } from '../lessons/panel-names';

/** What a frame can show by itself, by its name in `?embed=`. */
const embeddable = (): readonly { readonly id: string; readonly label: string }[] => [
  { id: 'weights', label: panelNames.weights },
  { id: 'timeline', label: words.overTime },
  { id: 'explorer', label: panelNames.explorer },
  { id: 'try', label: panelNames.try },
  { id: 'comparison', label: panelNames.comparison },
  { id: 'examples', label: words.examples },
  ...allLessons().map(({ id, title }) => ({ id: `lesson:${id}`, label: words.lessonCalled(title) })),
];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&"<>]/g, (sign) => entities[sign] ?? sign);

const attributes = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(' ');
const tag = (name: string, inside: string): string => ['<', name, ' ', inside, '></', name, '>'].join('');

/** Lines for authors of other pages: a frame, and an element that grows with what it shows. */
export function EmbedSnippets(props: { readonly site: string; readonly hash: string; readonly theme: Theme | null }): ReactElement {
  const { site, hash, theme } = props;
  const [chosen, setChosen] = useState('weights');
  const [choices] = useState(embeddable);
  const label = choices.find(({ id }) => id === chosen)?.label ?? '';
  const query = `?embed=${chosen}${theme === null ? '' : `&theme=${theme}`}`;
  const frame = tag(
    'iframe',
    [
      { src: `${site}${query}${hash === '' ? '' : `#${hash}`}`, title: words.frameTitle(label) },
      { width: '100%', height: '680', style: 'border: 0', loading: 'lazy' },
      { sandbox: 'allow-scripts allow-same-origin allow-popups allow-downloads' },
      { allow: 'clipboard-write; cross-origin-isolated' },
    ]
      .map(attributes)
      .join('\n  '),
  );
  const script = tag('script', `${attributes({ src: new URL('bitnet-playground.js', site).href })} defer`);
  const element = tag(
    'bitnet-playground',
    attributes({ panel: chosen, ...(hash === '' ? {} : { link: hash }), ...(theme === null ? {} : { theme }) }),
  );
  return (
    <>
      <label className="share-embedded">
        {words.whatItShows}{' '}
        <select value={chosen} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
          {choices.map(({ id, label: name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p>{words.frameNote}</p>
      <CopyableCode code={frame} label={words.frame} />
      <p>{words.elementNote}</p>
      <CopyableCode code={`${script}\n${element}`} label={words.element} />
    </>
  );
}
