import * as words from '#words/ui/try-throwing';
import { useId, useMemo, useRef, useState, type PointerEvent, type ReactElement } from 'react';
import type { ForecastTask, PictureInput } from '../../catalog/tasks/task';
import { PictureCanvas } from '../charts/map/PictureCanvas';
import { usePredictions } from './use-predictions';
import { RunMark } from '../RunMark';
import { runName } from '../words/run-name';
import { AnsweredFrom } from './AnsweredFrom';
import type { TriedRun } from './use-try-it';
import { fixed } from '../../words/numbers';
import './try-throwing.css';

/** Pictures foretold, each from the ones foretold before it. */
const AHEAD = 10;
const OPTIONS = { length: AHEAD };
/** Of the field's width a frame: how fast the ball may be thrown. The model has seen 0.05 to 0.14. */
const [SLOWEST, FASTEST] = [0.05, 0.14];
/** How much of a drag is speed. */
const DRAG_SHARE = 0.25;

type Vector = readonly [number, number];

interface Throw {
  readonly at: Vector;
  readonly degrees: number;
  readonly speed: number;
}

/** The ball is thrown by dragging, or by two sliders; below, how it flies and how each run thinks that it flies. */
export function TryThrowing({
  task,
  runs,
  seqLen,
}: {
  readonly task: ForecastTask<PictureInput>;
  readonly runs: readonly TriedRun[];
  readonly seqLen: number;
}): ReactElement {
  const area = useRef<HTMLDivElement>(null);
  const id = useId();
  const [thrown, setThrown] = useState<Throw>({ at: [0.3, 0.35], degrees: 35, speed: 0.1 });
  const flight = useMemo(() => {
    const angle = (thrown.degrees / 180) * Math.PI;
    return task.input.launch(thrown.at, [thrown.speed * Math.cos(angle), thrown.speed * Math.sin(angle)], seqLen + AHEAD);
  }, [task, thrown, seqLen]);
  const [seen, truth] = useMemo(() => [flight.slice(0, seqLen), flight.slice(seqLen)], [flight, seqLen]);
  const answers = usePredictions(runs, seen, OPTIONS, area);
  const { width } = task.input;

  return (
    <div ref={area} className="try-throwing">
      <div className="throw-side">
        <ThrowField thrown={thrown} onThrow={setThrown} />
        <label htmlFor={`${id}-direction`}>
          {words.direction} <b>{thrown.degrees}°</b>
        </label>
        <input
          id={`${id}-direction`}
          type="range"
          min={0}
          max={355}
          step={5}
          value={thrown.degrees}
          style={{ '--filled': `${thrown.degrees / 3.55}%` }}
          onChange={(event) => setThrown({ ...thrown, degrees: event.currentTarget.valueAsNumber })}
        />
        <label htmlFor={`${id}-speed`}>
          {words.speed} <b>{fixed(thrown.speed * width, 1)}</b> {words.pixelsAPicture}
        </label>
        <input
          id={`${id}-speed`}
          type="range"
          min={SLOWEST}
          max={FASTEST}
          step={0.005}
          value={thrown.speed}
          style={{ '--filled': `${(100 * (thrown.speed - SLOWEST)) / (FASTEST - SLOWEST)}%` }}
          onChange={(event) => setThrown({ ...thrown, speed: event.currentTarget.valueAsNumber })}
        />
      </div>
      <div className="film">
        <FilmStrip name={words.seenBefore} pictures={seen.slice(-3)} width={width} />
        <FilmStrip name={words.whatComes} pictures={truth} width={width} />
        {runs.map(({ summary }) => {
          const answer = answers.get(summary.id);
          const frames = answer?.kind === 'prediction' && answer.prediction.kind === 'forecast' ? answer.prediction.frames : [];
          return (
            <FilmStrip
              key={summary.id}
              mark={<RunMark mode={summary.mode} />}
              name={runName(summary, false)}
              pictures={frames}
              width={width}
            >
              {answer?.kind === 'refused'
                ? answer.message
                : frames.length === 0
                  ? '…'
                  : words.errors(formatError(frames[0] ?? [], truth[0] ?? []), formatError(frames.at(-1) ?? [], truth.at(-1) ?? []))}
            </FilmStrip>
          );
        })}
      </div>
      <AnsweredFrom runs={runs} answers={answers} />
    </div>
  );
}

function FilmStrip(props: {
  readonly name: string;
  readonly mark?: ReactElement;
  readonly pictures: readonly ArrayLike<number>[];
  readonly width: number;
  readonly children?: string;
}): ReactElement {
  return (
    <div className="film-row">
      <span className="answer-run">
        {props.mark}
        {props.name}
      </span>
      <div
        className="film-strip"
        role="img"
        aria-label={[words.pictures(props.name, props.pictures.length), ...(props.children === undefined ? [] : [props.children])].join(
          ', ',
        )}
      >
        {props.pictures.map((picture, i) => (
          <PictureCanvas key={i} values={picture} width={props.width} />
        ))}
      </div>
      {props.children === undefined ? null : <p className="film-error">{props.children}</p>}
    </div>
  );
}

/** Where the ball starts and where it is thrown: press, drag, let go. */
function ThrowField({ thrown, onThrow }: { readonly thrown: Throw; readonly onThrow: (thrown: Throw) => void }): ReactElement {
  const start = useRef<Vector | null>(null);
  const place = (event: PointerEvent<HTMLDivElement>): Vector => {
    const box = event.currentTarget.getBoundingClientRect();
    const within = (value: number): number => Math.min(0.85, Math.max(0.15, value));
    return [within((event.clientX - box.left) / box.width), within((event.clientY - box.top) / box.height)];
  };
  const angle = (thrown.degrees / 180) * Math.PI;
  const reach = thrown.speed / DRAG_SHARE;
  const [x, y] = thrown.at;
  const [toX, toY] = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];

  return (
    <div
      className="throw-field"
      role="img"
      aria-label={words.field(Math.round(100 * x), Math.round(100 * y))}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = place(event);
        onThrow({ ...thrown, at: start.current });
      }}
      onPointerMove={(event) => {
        if (start.current === null) return;
        const [atX, atY] = start.current;
        const [dx, dy] = [place(event)[0] - atX, place(event)[1] - atY];
        if (Math.hypot(dx, dy) < 0.04) return;
        const degrees = (Math.round(((Math.atan2(dy, dx) / Math.PI) * 180) / 5) * 5 + 360) % 360;
        onThrow({ at: start.current, degrees, speed: Math.min(FASTEST, Math.max(SLOWEST, DRAG_SHARE * Math.hypot(dx, dy))) });
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
    >
      <svg viewBox="0 0 1 1" aria-hidden="true">
        <circle cx={x} cy={y} r={0.1} />
        <line x1={x} y1={y} x2={toX} y2={toY} />
        <circle className="throw-tip" cx={toX} cy={toY} r={0.025} />
      </svg>
    </div>
  );
}

function formatError(found: ArrayLike<number>, right: ArrayLike<number>): string {
  let sum = 0;
  for (let i = 0; i < right.length; i++) sum += ((found[i] ?? 0) - (right[i] ?? 0)) ** 2;
  return fixed(sum / Math.max(1, right.length), 4);
}
