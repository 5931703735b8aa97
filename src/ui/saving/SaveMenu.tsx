import * as words from '#words/ui/saving';
import { useRef, type ReactElement } from 'react';
import { noticeOf } from '../../state/notice';
import { useDismissOutside } from '../hooks/use-dismiss-outside';
import { usePlayground } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { drawInline } from './draw-inline';
import { frameDownloads } from './frame-downloads';
import { saveFile } from '../save-file';
import './save-menu.css';
import { standaloneSvg, type LegendEntry } from './standalone-svg';
import { svgToPng } from './svg-to-png';
import { toCsv, toJson, type Table } from './table';

export interface Savable {
  readonly title: string;
  /** The same in words. */
  readonly words: string;
  /** Everything that the numbers depend on. */
  readonly settings: unknown;
  readonly table: Table;
  /** Absent where there is nothing but numbers. */
  readonly picture?: { readonly svg: SVGSVGElement; readonly legend: readonly LegendEntry[] };
}

const formats = {
  csv: { label: 'CSV', hint: words.hints.csv },
  json: { label: 'JSON', hint: words.hints.json },
  svg: { label: 'SVG', hint: words.hints.svg },
  png: { label: 'PNG', hint: words.hints.png },
} as const;

type SaveFormat = keyof typeof formats;

/** Saves what a chart or a table shows. `read` is called when a format is chosen, so that current data is saved. */
export function SaveMenu(props: {
  readonly label: string;
  readonly fileName: string;
  readonly offered: readonly SaveFormat[];
  readonly read: () => Savable | null;
}): ReactElement {
  const { label, fileName, offered, read } = props;
  const { store } = usePlayground();
  const menu = useRef<HTMLDetailsElement>(null);
  useDismissOutside(menu);

  async function save(format: SaveFormat): Promise<void> {
    if (menu.current !== null) menu.current.open = false;
    try {
      const savable = read();
      if (savable === null) return;
      saveFile(await packed(format, savable), `${fileName}.${format}`);
      const doubt = frameDownloads();
      if (doubt !== null) store.getState().notify({ kind: 'information', message: `${doubt} ${words.ownTab}` });
    } catch (error) {
      store.getState().notify(noticeOf(error, words.saving(formats[format].label)));
    }
  }

  return (
    <details name="save" className="save-menu" ref={menu}>
      <summary className="icon-button" aria-label={words.saveThis(label)}>
        <Icon name="download" size={15} />
      </summary>
      <ul>
        {offered.map((format) => (
          <li key={format}>
            <button type="button" onClick={() => void save(format)}>
              <b>{formats[format].label}</b> <span>{formats[format].hint}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

async function packed(format: SaveFormat, { title, words: said, settings, table, picture }: Savable): Promise<Blob> {
  const drawn = (): string => {
    if (picture === undefined) throw new Error(words.noPicture);
    return standaloneSvg(drawInline(picture.svg, picture.legend), { title, words: said, settings });
  };
  switch (format) {
    case 'csv':
      return new Blob([toCsv(table)], { type: 'text/csv' });
    case 'json':
      return new Blob([toJson(title, settings, table)], { type: 'application/json' });
    case 'svg':
      return new Blob([drawn()], { type: 'image/svg+xml' });
    case 'png':
      return svgToPng(drawn());
  }
}
