import { useId, type ReactElement } from 'react';
import { useLocked } from '../hooks/use-locked';
import type { SliderParameter } from '../words/parameters';
import { FieldLabel } from './FieldLabel';
import { FieldProblem } from './FieldProblem';

/** A setting on a slider of listed stops. A value between two stops (from a link, say) shows as it is, at the nearest. */
export function SliderField(props: {
  readonly parameter: SliderParameter;
  readonly value: number;
  readonly problem: string | null;
  readonly note?: string | undefined;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
}): ReactElement {
  const { parameter, value, problem } = props;
  const id = useId();
  const isLocked = useLocked();
  const stop = nearestStop(parameter.stops, value);
  const last = parameter.stops.length - 1;
  return (
    <div className="field slider-field">
      <FieldLabel id={`${id}-label`} parameter={parameter} />
      <output htmlFor={id}>
        {parameter.format(value)}
        {props.note === undefined ? null : <small> {props.note}</small>}
      </output>
      <input
        id={id}
        type="range"
        aria-labelledby={`${id}-label`}
        min={0}
        max={last}
        step={1}
        value={stop}
        disabled={props.disabled === true || isLocked}
        aria-valuetext={`${parameter.format(value)}. ${parameter.hint}`}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        style={{ '--filled': `${(100 * stop) / last}%` }}
        onChange={(event) => {
          const chosen = parameter.stops[event.currentTarget.valueAsNumber];
          if (chosen !== undefined) props.onChange(chosen);
        }}
      />
      <FieldProblem id={`${id}-problem`} problem={problem} />
    </div>
  );
}

/** Index of the stop closest to a value, by ratio: stops grow geometrically. */
function nearestStop(stops: readonly number[], value: number): number {
  const distance = (stop: number): number => Math.abs(Math.log(stop / Math.max(value, Number.MIN_VALUE)));
  return stops.reduce((best, stop, i) => (distance(stop) < distance(stops[best] ?? stop) ? i : best), 0);
}
