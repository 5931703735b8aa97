import * as words from '#words/ui/own-data';
import { useId, useState, type ReactElement } from 'react';
import { StrokePicture } from '../charts/StrokePicture';
import { dataOf } from '../../state/commands/data-commands';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { drawnShape } from '../../catalog/tasks/drawn-shape';
import { DrawingPad, type Stroke, type StrokeEnd } from '../try-it/DrawingPad';
// The pad is here before there is a model to try.

/** As many of each as make a model that names more than these very strokes. */
const WANTED = 12;
const FEWEST = 4;
const LAST_SHOWN = 6;

/** Shapes are named, then drawn one after the other; a stroke counts when the pen is lifted. */
export function GiveStrokes(): ReactElement {
  const playground = usePlayground();
  const { store } = playground;
  const data = dataOf(playground);
  const id = useId();
  const sketch = usePlaygroundState((state) => state.sketch);
  const isReading = usePlaygroundState((state) => state.readingData === 'strokes');
  const [label, setLabel] = useState(sketch.at(-1)?.label ?? words.wave);
  const [stroke, setStroke] = useState<Stroke>([]);
  const [refusal, setRefusal] = useState<keyof typeof words.refusals | null>(null);
  const labels = [...new Set(sketch.map((drawn) => drawn.label))];
  const countOf = (name: string): number => sketch.filter((drawn) => drawn.label === name).length;
  const isReady = labels.length >= 2 && labels.every((name) => countOf(name) >= FEWEST);
  const missing = labels.filter((name) => countOf(name) < FEWEST);

  function finish(drawn: Stroke, how: StrokeEnd): void {
    const shape = drawnShape(drawn);
    const reason = how === 'interrupted' ? 'interrupted' : shape === null ? 'dot' : label.trim() === '' ? 'nameless' : null;
    if (shape !== null && reason === null) store.getState().setSketch([...store.getState().sketch, { label: label.trim(), points: shape }]);
    setRefusal(reason);
    setStroke([]);
  }

  return (
    <div className="give-strokes">
      <div className="field">
        <label htmlFor={id}>{words.gestureName}</label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          maxLength={40}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
      </div>
      <DrawingPad stroke={stroke} onDraw={setStroke} onEnd={finish} />
      <p className="own-warning" role="status">
        {refusal === null ? '' : words.refusals[refusal]}
      </p>
      <ul className="sketch-labels" aria-label={words.drawnSoFar}>
        {labels.map((name) => (
          <li key={name}>
            <button type="button" className="link-button" aria-pressed={name === label} onClick={() => setLabel(name)}>
              <bdi>{name}</bdi>
            </button>
            <span>{words.drawnOf(countOf(name), WANTED)}</span>
            <span className="sketch-strokes" aria-hidden="true">
              {sketch
                .filter((drawn) => drawn.label === name)
                .slice(-LAST_SHOWN)
                .map(({ points }, i) => (
                  <StrokePicture key={i} points={points} />
                ))}
            </span>
          </li>
        ))}
      </ul>
      <p className="own-note">
        {labels.length === 0
          ? words.nameAndDraw(WANTED)
          : labels.length === 1
            ? words.oneMore
            : missing.length > 0
              ? words.drawMore(FEWEST, WANTED, missing.join(', '))
              : words.enough}
      </p>
      <div className="give-buttons">
        <button
          type="button"
          className="button small"
          disabled={!isReady || isReading}
          onClick={() => void data.give({ kind: 'strokes', strokes: sketch }, labels.join(', '))}
        >
          {words.useDrawings}
        </button>
        <button
          type="button"
          className="button small"
          disabled={sketch.length === 0}
          onClick={() => store.getState().setSketch(sketch.slice(0, -1))}
        >
          {words.undo}
        </button>
      </div>
    </div>
  );
}
