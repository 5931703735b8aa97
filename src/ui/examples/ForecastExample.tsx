import * as words from '#words/ui/examples';
import type { ReactElement } from 'react';
import type { ShownExample } from '../../worker/protocol';
import { PictureCanvas } from '../charts/map/PictureCanvas';
import { Icon } from '../Icon';
import { formatSignificant } from '../words/format';
import { isRight } from './HeldOutExample';

/** Frames seen, the one that came and the one predicted. */
export function ForecastExample({ example }: { readonly example: ShownExample }): ReactElement | null {
  const { forecast } = example;
  if (forecast === undefined) return null;
  const better = isRight(example);
  return (
    <>
      <span className="example-mark">
        <Icon name={better ? 'check' : 'cross'} size={15} />
        <span className="visually-hidden">{better ? words.better : words.noBetter}</span>
      </span>
      {forecast.columns === null ? (
        <span className="example-film">
          {forecast.seen.slice(-2).map((picture, i) => (
            <PictureCanvas key={i} values={picture} width={forecast.width} />
          ))}
          <Icon name="chevron" size={14} />
          <PictureCanvas values={forecast.expected} width={forecast.width} label={words.nextPicture} />
          <PictureCanvas values={forecast.predicted} width={forecast.width} label={words.predictedPicture} />
        </span>
      ) : (
        <dl className="example-row">
          {forecast.columns.slice(0, 4).map((name, column) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {formatSignificant(forecast.predicted[column] ?? Number.NaN)}{' '}
                <small>
                  {words.is} {formatSignificant(forecast.expected[column] ?? Number.NaN)}
                </small>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
