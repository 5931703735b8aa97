import type { ReactElement } from 'react';
import type { ModeId } from '../../catalog/modes/modes';
import { modeOf } from '../../catalog/modes/modes';
import { modelSize } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import { latestEvaluation, type RunRecord } from '../../state/run-record';
import { usePlayground } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { RunMark } from '../RunMark';
import { formatBytes, formatFixed, formatLoss, formatShare } from '../words/format';
import { runName } from '../words/run-name';

interface Row {
  readonly key: string;
  readonly mode: ModeId;
  readonly name: string;
  readonly hollow?: boolean;
  readonly lossNats: number | null;
  readonly score: number | null;
  readonly bitsPerWeight: number | null;
  readonly sizeBytes: number;
  readonly failure?: string | undefined;
  readonly onClose?: () => void;
}

/** Every run, and the full model rounded afterwards, measured on the same held-out data. */
export function ComparisonTable({ arms, guests, scoreLabel }: { readonly arms: readonly RunRecord[]; readonly guests: readonly RunRecord[]; readonly scoreLabel: string }): ReactElement {
  const { files } = usePlayground();
  const rows: readonly Row[] = [
    ...arms.map((run) => runRow(run, false)),
    ...arms.flatMap((run) => roundedRows(run, arms.map(({ summary }) => summary.mode))),
    ...guests.map((run) => ({ ...runRow(run, true), onClose: () => void files.close(run.summary.id) })),
  ];
  return (
    <table className="comparison-table">
      <caption className="visually-hidden">Held-out loss in nats, score ({scoreLabel}), measured bits per BitLinear weight, and size of the packed model. Rounded: the full model with its weights rounded afterwards, and no training after that</caption>
      <thead>
        <tr>
          <th scope="col">run</th>
          <th scope="col">loss</th>
          <th scope="col" title={scoreLabel}>
            score
          </th>
          <th scope="col" title="Bits per BitLinear weight: entropy of the codes as counted">
            bits
          </th>
          <th scope="col">size</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-hollow={row.hollow}>
            <th scope="row">
              <span className="run-cell">
                <RunMark mode={row.mode} hollow={row.hollow ?? false} />
                {row.name}
                {row.failure === undefined ? null : (
                  <span className="run-failed" title={row.failure}>
                    <Icon name="warning" size={14} /> stopped
                  </span>
                )}
                {row.onClose === undefined ? null : (
                  <button type="button" className="icon-button" aria-label={`Close ${row.name}`} title="Close this run" onClick={row.onClose}>
                    <Icon name="cross" size={13} />
                  </button>
                )}
              </span>
            </th>
            <td>{row.lossNats === null ? '–' : formatLoss(row.lossNats)}</td>
            <td>{row.score === null ? '–' : formatShare(row.score)}</td>
            <td>{row.bitsPerWeight === null ? '–' : row.bitsPerWeight === 32 ? '32' : formatFixed(row.bitsPerWeight, 2)}</td>
            <td>{formatBytes(row.sizeBytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function runRow(run: RunRecord, isGuest: boolean): Row {
  const { summary } = run;
  return {
    key: summary.id,
    mode: summary.mode,
    name: runName(summary, isGuest),
    lossNats: summary.heldOutLossNats,
    score: summary.score,
    bitsPerWeight: measuredBits(run),
    sizeBytes: summary.packedBytes,
    failure: summary.failure,
  };
}

/** Entropy per weight over all BitLinear layers, each weighted by its size. */
function measuredBits({ inspection, summary }: RunRecord): number | null {
  if (summary.mode === 'none') return 32;
  if (inspection === null) return null;
  const sizes = inspection.layers.map(({ shape }) => shape.reduce((product, extent) => product * extent, 1));
  const bits = inspection.layers.reduce((sum, { bitsPerWeight }, i) => sum + bitsPerWeight * (sizes[i] ?? 0), 0);
  return bits / Math.max(1, sizes.reduce((sum, size) => sum + size, 0));
}

/** The full model with its weights rounded, no training after: beside each quantised run; beside none, both. */
function roundedRows(run: RunRecord, armModes: readonly ModeId[]): readonly Row[] {
  const rounded = latestEvaluation(run)?.roundedAfterwards;
  if (run.summary.mode !== 'none') return [];
  const compared = (['ternary', 'binary'] as const).filter((mode) => armModes.length === 1 || armModes.includes(mode));
  return compared.map((mode) => ({
    key: `${run.summary.id}-${mode}`,
    mode,
    name: `rounded to ${modeOf(mode).label.toLowerCase()}`,
    hollow: true,
    lossNats: rounded?.[mode].heldOutLossNats ?? null,
    score: rounded?.[mode].score ?? null,
    bitsPerWeight: null,
    sizeBytes: modelSize(architectureOf({ ...run.summary.experiment, mode })).packedBytes,
  }));
}
