import * as words from '#words/ui/try-it';
import { useMemo, useRef, useState, type ReactElement } from 'react';
import type { FrameTask, StrokeInput } from '../../catalog/tasks/task';
import { StrokePicture } from '../charts/StrokePicture';
import { usePredictions } from './use-predictions';
import { useTryIt, type TriedRun } from './use-try-it';
import { runName } from '../words/run-name';
import { encodeDrawing } from '../../state/view/drawing-link';
import { AnsweredFrom } from './AnsweredFrom';
import { drawnShape } from '../../catalog/tasks/drawn-shape';
import { DrawingPad, type Stroke } from './DrawingPad';
import { Naming } from './Naming';
import './try-drawing.css';

/** A ready-made shape, with the room around it that a hand would leave. */
const onPad = (template: Stroke): Stroke => template.map(([x, y]) => [0.14 + 0.72 * x, 0.14 + 0.72 * y]);

const nothing: Stroke = [];

/** A shape is drawn, or chosen with a button, and every run names it while it grows. */
export function TryDrawing({ task, runs }: { readonly task: FrameTask<StrokeInput>; readonly runs: readonly TriedRun[] }): ReactElement {
  const area = useRef<HTMLDivElement>(null);
  const shapes = useMemo(() => task.input.templates.map(onPad), [task]);
  // What is drawn here is also what the views inside the model look at, and what a link keeps; not a dot.
  const { strokes, setStroke: tellStroke } = useTryIt();
  const [dot, setDot] = useState<Stroke | null>(null);
  const [isDot, setIsDot] = useState(false);
  const taskId = runs[0]?.summary.task;
  const stroke = dot ?? (taskId === undefined ? undefined : strokes[taskId]) ?? shapes[0] ?? nothing;
  const input = useMemo(() => drawnShape(stroke), [stroke]);
  // Also of a shape that came with a link, which rounds places.
  const written = useMemo(() => shapes.map(encodeDrawing), [shapes]);
  const taken = useMemo(() => written.indexOf(encodeDrawing(stroke)), [written, stroke]);
  const answers = usePredictions(runs, input, undefined, area);

  function show(drawn: Stroke): void {
    const shape = drawnShape(drawn);
    setIsDot(false);
    setDot(shape === null ? drawn : null);
    if (taskId !== undefined && shape !== null) tellStroke(taskId, shape);
  }

  return (
    <div ref={area} className="try-drawing">
      <div className="pad-side">
        <DrawingPad
          stroke={stroke}
          onDraw={(drawn) => {
            show(drawn);
          }}
          onEnd={(drawn) => setIsDot(drawnShape(drawn) === null)}
        />
        <p className="pad-word" role="status">
          {isDot ? words.isDot : ''}
        </p>
        <div className="templates" role="group" aria-label={words.shapes}>
          {task.input.templates.map((template, index) => (
            <button
              key={task.labels[index]}
              type="button"
              className="template"
              aria-pressed={taken === index}
              aria-label={words.takeShape(task.labels[index] ?? '')}
              onClick={() => {
                show(shapes[index] ?? nothing);
              }}
            >
              <StrokePicture points={template} />
            </button>
          ))}
        </div>
      </div>
      <div className="namings">
        {runs.map(({ summary }) => (
          <Naming
            key={summary.id}
            mode={summary.mode}
            name={runName(summary, false)}
            answer={input === null ? undefined : answers.get(summary.id)}
          />
        ))}
      </div>
      <AnsweredFrom runs={runs} answers={answers} />
    </div>
  );
}
