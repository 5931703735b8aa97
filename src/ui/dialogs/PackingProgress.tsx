import type { ReactElement } from 'react';
import type { ExportStage } from '../../worker/protocol';

const words: Readonly<Record<ExportStage, string>> = {
  reading: 'Reading the weights…',
  packing: 'Packing the weights…',
  checking: 'Reading the bytes back and running them…',
};

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
      <progress max={1} value={start + share * length} aria-label="Making the file" />
      <p>{words[stage]}</p>
    </div>
  );
}
