import * as words from '#words/ui/charts/curves-chart';
import type { ReactElement } from 'react';
import type { ComparisonAxis } from '../../../state/slices/view-slice';
import { RunMark } from '../../RunMark';
import type { ChartLine } from './chart-lines';
import { marked } from '../../../words/numbers';

/** What each arm measured under the pointer: at that very step; over time, the last that it had measured by then, with its step. */
export function CurvesTooltip(props: {
  readonly x: number;
  readonly axis: ComparisonAxis;
  readonly lines: readonly ChartLine[];
  readonly format: (value: number) => string;
}): ReactElement {
  const { x, axis, lines, format } = props;
  const isTime = axis === 'seconds';
  return (
    <div className="tooltip">
      <p>{isTime ? words.seconds(marked(String(Number(x.toPrecision(3))))) : words.step(x)}</p>
      {lines.map(({ id, name, mode, seeds, points }) => {
        const point = isTime ? points.findLast((each) => each.x <= x) : points.find((each) => each.x === x);
        return point === undefined ? null : (
          <p key={id}>
            <RunMark mode={mode} /> {name} {isTime ? <small>{words.step(point.step)}</small> : null}
            <b>
              {format(point.median)}
              {seeds > 1 ? (
                <small>
                  {' '}
                  {format(point.low)}–{format(point.high)}
                </small>
              ) : null}
            </b>
          </p>
        );
      })}
    </div>
  );
}
