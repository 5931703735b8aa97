import * as words from '#words/ui/papers';
import type { ReactElement } from 'react';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { weightAxis } from '../../math/weight-counts';
import type { MeasuredCards, MeasuredLatents } from '../../state/papers/measured';
import type { Histogram } from '../../worker/protocol';
import { WeightHistogram } from '../charts/histogram/WeightHistogram';
import { formatShare, sentenceCase } from '../words/format';
import { modeName } from '../words/run-name';

/** In CSS pixels. */
const HEIGHT = 190;

/** Where the latents of a recipe have come to lie, over the outline of those of its twin. */
export function LatentsPicture({
  measured: { arms },
  twin,
  claimed,
}: {
  readonly measured: MeasuredCards;
  readonly twin: ModeId;
  readonly claimed: ModeId;
}): ReactElement | null {
  const [own, beside] = [arms[claimed]?.latents, arms[twin]?.latents];
  if (own === undefined || beside === undefined) return null;
  const [name, twinName] = [modeName(claimed), modeName(twin)];
  const weights = own.codes.reduce((sum, count) => sum + count, 0);
  const sentences = `${words.latents(name, twinName)} ${sentenceCase(words.nearCuts(name, formatShare(own.undecided), twinName, formatShare(beside.undecided)))}`;
  return (
    <figure className="paper-latents">
      <WeightHistogram
        mode={claimed}
        histogram={onAxis(own)}
        outline={onAxis(beside)}
        thresholds={own.thresholds}
        shares={own.codes.map((count) => count / Math.max(1, weights))}
        unit={modeOf(claimed).symbol}
        height={HEIGHT}
        description={sentences}
      />
      <figcaption className="paper-note">{sentences}</figcaption>
    </figure>
  );
}

const onAxis = ({ bins }: MeasuredLatents): Histogram => ({ min: weightAxis.min, max: weightAxis.max, counts: bins });
