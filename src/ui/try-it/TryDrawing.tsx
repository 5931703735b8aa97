import * as words from '#words/ui/try-it';
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { FrameTask, StrokeInput } from '../../catalog/tasks/task';
import { StrokePicture } from '../charts/StrokePicture';
import { usePredictions } from './use-predictions';
import { useTryIt, type TriedRun } from './use-try-it';
import { runName } from '../words/run-name';
import { AnsweredFrom } from './AnsweredFrom';
import { drawnShape } from './drawn-shape';
import { DrawingPad, type Stroke } from './DrawingPad';
import { Naming } from './Naming';
import './try-drawing.css';

/** A ready-made shape, with the room around it that a hand would leave. */
const onPad = (template: Stroke): Stroke => template.map(([x, y]) => [0.14 + 0.72 * x, 0.14 + 0.72 * y]);

/** A shape is drawn, or chosen with a button, and every run names it while it grows. */
export function TryDrawing({ task, runs }: { readonly task: FrameTask<StrokeInput>; readonly runs: readonly TriedRun[] }): ReactElement {
  const area = useRef<HTMLDivElement>(null);
  const [taken, setTaken] = useState<number | null>(0);
  const [stroke, setStroke] = useState<Stroke>(() => onPad(task.input.templates[0] ?? []));
  const [isDot, setDot] = useState(false);
  const input = useMemo(() => drawnShape(stroke), [stroke]);
  const { setStroke: tellStroke } = useTryIt();
  const taskId = runs[0]?.summary.task;
  useEffect(() => {
    // What is drawn here is also what the views inside the model look at.
    if (taskId !== undefined && input !== null) tellStroke(taskId, input);
  }, [tellStroke, taskId, input]);
  const answers = usePredictions(runs, input, undefined, area);

  return (
    <div ref={area} className="try-drawing">
      <div className="pad-side">
        <DrawingPad
          stroke={stroke}
          onDraw={(drawn) => {
            setTaken(null);
            setDot(false);
            setStroke(drawn);
          }}
          onEnd={(drawn) => setDot(drawnShape(drawn) === null)}
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
                setTaken(index);
                setDot(false);
                setStroke(onPad(template));
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
