import type { ReactElement } from 'react';
import { RunMark } from '../RunMark';
import type { ChartLine } from './chart-lines';

/** What each run measured at the step under the pointer. */
export function CurvesTooltip(props: {
  readonly step: number;
  readonly lines: readonly ChartLine[];
  readonly values: ReadonlyMap<string, number>;
  readonly format: (value: number) => string;
}): ReactElement {
  return (
    <div className="tooltip">
      <p>step {props.step}</p>
      {props.lines.map(({ id, name, mode }) => {
        const value = props.values.get(id);
        return value === undefined || Number.isNaN(value) ? null : (
          <p key={id}>
            <RunMark mode={mode} /> {name} <b>{props.format(value)}</b>
          </p>
        );
      })}
    </div>
  );
}
