import { useId, useState, type ReactElement } from 'react';
import { StrokePicture } from '../charts/StrokePicture';
import { dataOf } from '../../state/commands/data-commands';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { drawnShape } from '../try-it/drawn-shape';
import { DrawingPad, type Stroke, type StrokeEnd } from '../try-it/DrawingPad';
// The pad is here before there is a model to try.

/** As many of each as make a model that names more than these very strokes. */
const WANTED = 12;
const FEWEST = 4;
const LAST_SHOWN = 6;

/** Why the last stroke does not count. */
const words = {
  dot: 'That was a dot, so it does not count. Keep the button or the finger down and draw a line.',
  interrupted: 'That stroke was interrupted, so it does not count. Draw it again.',
  nameless: 'That stroke has no name, so it does not count. Write a name above, then draw it again.',
} as const;

/** Shapes are named, then drawn one after the other; a stroke counts when the pen is lifted. */
export function GiveStrokes(): ReactElement {
  const playground = usePlayground();
  const { store } = playground;
  const data = dataOf(playground);
  const id = useId();
  const sketch = usePlaygroundState((state) => state.sketch);
  const isReading = usePlaygroundState((state) => state.readingData === 'strokes');
  const [label, setLabel] = useState(sketch.at(-1)?.label ?? 'wave');
  const [stroke, setStroke] = useState<Stroke>([]);
  const [refusal, setRefusal] = useState<keyof typeof words | null>(null);
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
        <label htmlFor={id}>Name of the gesture</label>
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
        {refusal === null ? '' : words[refusal]}
      </p>
      <ul className="sketch-labels" aria-label="What is drawn so far">
        {labels.map((name) => (
          <li key={name}>
            <button type="button" className="link-button" aria-pressed={name === label} onClick={() => setLabel(name)}>
              <bdi>{name}</bdi>
            </button>
            <span>
              {countOf(name)} of {WANTED}
            </span>
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
          ? `Name a gesture, draw it ${WANTED} times in one stroke each, then name another.`
          : labels.length === 1
            ? 'One more gesture at least: write another name, then draw that.'
            : missing.length > 0
              ? `Each needs at least ${FEWEST} strokes, better ${WANTED}: draw more of ${missing.join(', ')}.`
              : 'Enough to begin; more strokes make a better model.'}
      </p>
      <div className="give-buttons">
        <button
          type="button"
          className="button small"
          disabled={!isReady || isReading}
          onClick={() => void data.give({ kind: 'strokes', strokes: sketch }, labels.join(', '))}
        >
          Use these drawings
        </button>
        <button
          type="button"
          className="button small"
          disabled={sketch.length === 0}
          onClick={() => store.getState().setSketch(sketch.slice(0, -1))}
        >
          Undo
        </button>
      </div>
    </div>
  );
}
