import * as words from '#words/ui/comparison';
import { useRef, type ReactElement } from 'react';
import { inModeOrder, modeOf } from '../../catalog/modes/modes';
import { capacityOf, capacityStops } from '../../state/commands/capacity-commands';
import { isTrainable, leadingExperiment } from '../../state/draft';
import { CapacityChart } from '../charts/curves/CapacityChart';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { SaveMenu } from '../saving/SaveMenu';
import { capacitySentence } from '../words/capacity-sentence';
import { formatCount } from '../words/format';
import { measuredWords } from '../words/measured-words';
import { modeName } from '../words/run-name';

/** How many pairs each mode can memorise: a sweep of real trainings, started by hand because it takes a while. */
export function Capacity(): ReactElement {
  const commands = capacityOf(usePlayground());
  const { sweep, draft } = usePlaygroundState((state) => ({ sweep: state.capacity, draft: state.draft }));
  const place = useRef<HTMLDivElement>(null);
  const points = sweep?.points ?? [];
  const modes = draft.modes;
  const models = capacityStops.length * modes.length;
  const { steps } = leadingExperiment(draft);
  const sentence = capacitySentence(points);
  const training = sweep?.training ?? null;
  // What was measured, whichever arms are compared by now.
  const measured = inModeOrder(points.map(({ mode }) => mode));
  const legend = measured.map((mode) => ({ ...modeOf(mode).look, name: modeName(mode) }));
  return (
    <section className="capacity" aria-label={words.capacity}>
      <div className="chart-head">
        <h3 className="chart-title">{words.capacityTitle}</h3>
        {points.length === 0 ? null : (
          <SaveMenu
            label={words.capacityTitle}
            fileName="memorise-capacity"
            offered={['csv', 'json', 'svg', 'png']}
            read={() => {
              const svg = place.current?.querySelector('svg') ?? null;
              const table = {
                columns: [
                  'mode',
                  'pairs',
                  'seed',
                  'steps',
                  'parameters',
                  'score',
                  measuredWords(leadingExperiment(draft)).columns.measured,
                ],
                rows: points.map((point) => [
                  point.mode,
                  point.pairs,
                  point.seed,
                  point.steps,
                  point.parameters,
                  point.score,
                  point.heldOutLossNats,
                ]),
              };
              return {
                title: words.capacityTitle,
                words: sentence,
                settings: leadingExperiment(draft),
                table,
                ...(svg === null ? {} : { picture: { svg, legend } }),
              };
            }}
          />
        )}
      </div>
      {points.length === 0 ? null : (
        <div ref={place}>
          <CapacityChart points={points} stops={capacityStops} modes={measured} words={sentence} />
        </div>
      )}
      <p className="sentence">{sentence}</p>
      <div className="pinned-actions">
        {training === null ? (
          <button type="button" className="button small" disabled={!isTrainable(draft)} onClick={() => void commands.measure()}>
            {(points.length === 0 ? words.measure : words.measureAgain)(models, formatCount(models * steps))}
          </button>
        ) : (
          <>
            <button type="button" className="button small" onClick={() => void commands.stop()}>
              {words.stop}
            </button>
            <span role="status">{words.measuring(points.length, sweep?.total ?? models, modeName(training.mode), training.pairs)}</span>
          </>
        )}
      </div>
    </section>
  );
}
