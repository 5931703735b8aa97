import * as words from '#words/ui/charts/matrix-picture';
import { useEffect, useRef, type ReactElement } from 'react';
import type { Lens } from '../../../state/slices/view-slice';
import type { RecordedMoment } from '../../../state/record/timeline';
import { useMedia } from '../../hooks/use-media';
import { formatLevel } from '../../words/format';
import { paintValues } from './paint-values';
import './matrix-picture.css';

/** One matrix as a picture of its values through a lens, as it was recorded: nothing lies between two recorded steps. */
export function MatrixPicture({
  moment,
  lens,
  name,
}: {
  readonly moment: RecordedMoment;
  readonly lens: Lens;
  /** Of the matrix, in a sentence. */
  readonly name: string;
}): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDark = useMedia('(prefers-color-scheme:dark)');
  useEffect(() => {
    if (canvas.current !== null) paintValues(canvas.current, lens, moment);
    // Colours come from the style sheet: repainted when the scheme changes.
  }, [lens, moment, isDark]);
  const [rows = 0, columns = 0] = moment.record.shape;
  return (
    <figure className="matrix-picture">
      <canvas ref={canvas} role="img" aria-label={words.picture[lens](name, moment.step, rows, columns)} />
      <figcaption>
        {words.oneDot} <Key levels={moment.record.levels} />
      </figcaption>
    </figure>
  );
}

function Key({ levels }: { readonly levels: readonly number[] }): ReactElement {
  return (
    <span className="matrix-key" aria-hidden="true">
      {formatLevel(Math.min(-1, ...levels))}
      <i />
      {formatLevel(Math.max(1, ...levels))}
    </span>
  );
}
