import type { ModeId } from '../../catalog/modes/modes';
import { bandOf } from '../../math/bands';
import type { MeasuredCards } from '../../state/papers/measured';
import type { ChartLine } from '../charts/curves/chart-lines';
import { modeName } from '../words/run-name';

/** Recorded losses as the lines of a chart, with the band of their seeds. */
export const recordedLines = ({ arms, steps }: MeasuredCards, modes: readonly ModeId[]): readonly ChartLine[] =>
  modes.flatMap((mode) => {
    const curves = arms[mode]?.curves ?? [];
    const repetitions = curves.map((losses) => ({
      points: losses.map((value, i) => ({ step: steps[i] ?? 0, x: steps[i] ?? 0, value })),
      ended: false,
    }));
    return [{ id: mode, name: modeName(mode), mode, seeds: curves.length, pinned: false, points: bandOf(repetitions) }];
  });
