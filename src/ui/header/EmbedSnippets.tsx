import { useState, type ReactElement } from 'react';
import { allLessons } from '../../lessons/catalogue';
import type { Theme } from '../../state/view/page-view';
import { CopyableCode } from '../dialogs/CopyableCode';
import { panelNames } from '../lessons/panel-names';

/** What a frame can show by itself, by its name in `?embed=`. */
const embeddable = (): readonly { readonly id: string; readonly label: string }[] => [
  { id: 'weights', label: panelNames.weights },
  { id: 'timeline', label: 'Over time' },
  { id: 'explorer', label: panelNames.explorer },
  { id: 'try', label: panelNames.try },
  { id: 'comparison', label: panelNames.comparison },
  { id: 'examples', label: 'Examples' },
  ...allLessons().map(({ id, title }) => ({ id: `lesson:${id}`, label: `Lesson: ${title}` })),
];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&"<>]/g, (sign) => entities[sign] ?? sign);

/** Lines for authors of other pages: a frame, and an element that grows with what it shows. */
export function EmbedSnippets(props: { readonly site: string; readonly hash: string; readonly theme: Theme | null }): ReactElement {
  const { site, hash, theme } = props;
  const [chosen, setChosen] = useState('weights');
  const [choices] = useState(embeddable);
  const label = choices.find(({ id }) => id === chosen)?.label ?? '';
  const query = `?embed=${chosen}${theme === null ? '' : `&theme=${theme}`}`;
  const frame = `<iframe ${[
    `src="${escaped(`${site}${query}${hash === '' ? '' : `#${hash}`}`)}"`,
    `title="${escaped(`BitNet Playground: ${label}`)}"`,
    'width="100%" height="680" style="border: 0" loading="lazy"',
    'sandbox="allow-scripts allow-same-origin allow-popups allow-downloads"',
    'allow="clipboard-write; cross-origin-isolated"',
  ].join('\n  ')}></iframe>`;
  const attributes = [
    `panel="${escaped(chosen)}"`,
    ...(hash === '' ? [] : [`link="${escaped(hash)}"`]),
    ...(theme === null ? [] : [`theme="${theme}"`]),
  ];
  const element = `<script src="${escaped(new URL('bitnet-playground.js', site).href)}" defer></script>
<bitnet-playground ${attributes.join(' ')}></bitnet-playground>`;
  return (
    <>
      <label className="share-embedded">
        What it shows{' '}
        <select value={chosen} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
          {choices.map(({ id, label: name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p>A frame of a fixed height, for pages without scripts of others:</p>
      <CopyableCode code={frame} label="Frame" />
      <p>An element that is as high as what it shows, and is loaded when it comes into sight:</p>
      <CopyableCode code={element} label="Element" />
    </>
  );
}
