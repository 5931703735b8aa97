import * as words from '#words/ui/explorer/time';
import { useState, type ReactElement } from 'react';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { elementCount } from '../../experiment/architecture';
import { countMoves, recordLayoutOf } from '../../math/codes/code-fields';
import { recordAt, type Timeline } from '../../state/record/timeline';
import type { RecordedLayer } from '../../worker/protocol';
import { FlowBar } from '../charts/FlowBar';
import { flowSentence } from '../words/flow-sentence';

/** Where the codes of one matrix went between a pinned step and the step shown. */
export function CodeFlow({
  timeline,
  layer,
  step,
  mode,
}: {
  readonly timeline: Timeline;
  readonly layer: string;
  readonly step: number;
  readonly mode: ModeId;
}): ReactElement {
  const [held, setHeld] = useState(0);
  const before = recordAt(timeline, layer, held);
  const after = recordAt(timeline, layer, step);
  if (before === null || after === null) return <p className="quiet">{words.fromNextLook}</p>;
  const moves = movesBetween(before.record, after.record);
  const layout = recordLayoutOf(after.record.levels);
  const sentence = flowSentence(moves, before.step, after.step, layout);
  return (
    <section className="code-flow" aria-label={words.codesThatMoved}>
      <div className="time-head">
        <h3>{words.codesFromTo(before.step, after.step)}</h3>
        <span className="flow-hold">
          <button type="button" className="link-button" disabled={before.step === after.step} onClick={() => setHeld(step)}>
            {words.fromThisStep}
          </button>
          {before.step === timeline[0]?.inspection.step ? null : (
            <button type="button" className="link-button" onClick={() => setHeld(0)}>
              {words.fromTheStart}
            </button>
          )}
        </span>
      </div>
      <FlowBar moves={moves} layout={layout} levels={modeOf(mode).levels ?? []} description={words.moves(sentence)} />
      <p className="sentence">{sentence}</p>
    </section>
  );
}

const known = new WeakMap<RecordedLayer, WeakMap<RecordedLayer, readonly number[]>>();

/** Counted once for each pair of records. */
function movesBetween(before: RecordedLayer, after: RecordedLayer): readonly number[] {
  const ofBefore = known.get(before) ?? new WeakMap<RecordedLayer, readonly number[]>();
  known.set(before, ofBefore);
  const moves = ofBefore.get(after) ?? countMoves(before.codes, after.codes, elementCount(after.shape), recordLayoutOf(after.levels));
  ofBefore.set(after, moves);
  return moves;
}
