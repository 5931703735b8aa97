import * as words from '#words/ui/download-dialog';
import type { ReactElement } from 'react';
import type { ExportStage } from '../../worker/protocol';

/** Start and length of a stage, as shares of the whole. */
const spans: Readonly<Record<ExportStage, readonly [start: number, length: number]>> = {
  reading: [0, 0.2],
  packing: [0.2, 0.4],
  checking: [0.6, 0.4],
};

/** Progress of an export. */
export function PackingProgress({ stage, share }: { readonly stage: ExportStage; readonly share: number }): ReactElement {
  const [start, length] = spans[stage];
  return (
    <div className="packing-progress">
      <progress max={1} value={start + share * length} aria-label={words.makingFile} />
      <p>{words.stages[stage]}</p>
    </div>
  );
}
