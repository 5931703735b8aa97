import type { ReactElement } from 'react';
import { armsOf, type ComparedRun } from '../../../state/arms';
import { ArmLines } from './ArmLines';
import { chartLines } from './chart-lines';
import { linear, niceTicks } from '../kit/scales';
import './loss-lines.css';

const size = { width: 132, height: 44, gap: 3 };

/** Loss by step, as small as a word: which way it goes, and whose is lower. The comparison draws the same with axes. */
export function LossLines({ runs, description }: { readonly runs: readonly ComparedRun[]; readonly description: string }): ReactElement {
  const lines = chartLines(armsOf(runs), 'heldOutLoss', 'steps');
  const ends = lossLinesEnds(runs);
  const x = linear([0, ends.steps], [size.gap, size.width - size.gap]);
  const y = linear([0, ends.lossNats], [size.height - size.gap, size.gap]);
  return (
    <svg className="loss-lines" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={description}>
      <path className="axis-line" d={`M0 ${size.height - 0.5}H${size.width}`} />
      <ArmLines lines={lines} x={x} y={y} scale={0.8} />
    </svg>
  );
}

/** Where its axes end; both begin at 0. */
export function lossLinesEnds(runs: readonly ComparedRun[]): { readonly steps: number; readonly lossNats: number } {
  const losses = chartLines(armsOf(runs), 'heldOutLoss', 'steps').flatMap(({ points }) => points.map(({ high }) => high));
  return {
    steps: Math.max(1, ...runs.map(({ summary }) => summary.steps)),
    lossNats: niceTicks(Math.max(...losses.filter(Number.isFinite), 0)).at(-1) ?? 1,
  };
}
