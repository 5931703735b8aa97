import * as words from '#words/ui/drop';
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
        {drag.field ?? words.dropToOpen}
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

/** A link to settings of this page is followed; any other would lead away from it. */
function takeLink(address: string, { store }: Playground): void {
  const here = location.href.replace(/#.*$/, '');
  if (address.startsWith(`${here}#`)) location.hash = address.slice(here.length);
  else store.getState().notify({ kind: 'information', about: 'file', message: words.noFile(OPENABLE_ENDINGS) });
}
