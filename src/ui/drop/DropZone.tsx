import { useEffect, type ReactElement } from 'react';
import { OPENABLE_ENDINGS } from '../../formats/openable';
import type { Playground } from '../../state/playground';
import { filesOf } from '../dropped-files';
import { takeDrops } from './page-drops';
import { useOutsideDrag } from './use-outside-drag';
import { usePlayground } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { showPopover } from '../show-popover';
import { takeFiles } from './take-files';
import './drop-zone.css';

/** Models, a folder with one, a text or a table dropped anywhere on the page are taken; a veil says so before. */
export function DropZone(): ReactElement | null {
  const playground = usePlayground();
  const drag = useOutsideDrag();
  useEffect(
    () =>
      takeDrops((drop) => {
        if (drop.kind === 'files') void takeFiles(playground, filesOf(drop.items));
        else takeLink(drop.address, playground);
      }),
    [playground],
  );

  return drag === null ? null : (
    <div className="drop-zone" data-field={drag.field !== null || undefined} aria-hidden="true" popover="manual" ref={raise}>
      <p>
        <Icon name="open" size={28} />
        {drag.field ?? 'Drop a model, a text or a table to open it'}
      </p>
    </div>
  );
}

/**
 * Above the page, where the browser can. Not above an open dialog, which makes all else inert: the veil
 * would not receive the drop, and the browser would navigate to the file.
 */
function raise(veil: HTMLElement | null): void {
  if (document.querySelector('dialog:modal') === null) showPopover(veil);
}

const noFile = `That is no file. Drop a model here (${OPENABLE_ENDINGS}), a text or a table. A piece of text goes into the field of “Your text” under Task.`;

/** A link to settings of this page is followed; any other would lead away from it. */
function takeLink(address: string, { store }: Playground): void {
  const here = location.href.replace(/#.*$/, '');
  if (address.startsWith(`${here}#`)) location.hash = address.slice(here.length);
  else store.getState().notify({ kind: 'information', about: 'file', message: noFile });
}
