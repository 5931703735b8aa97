import * as words from '#words/ui/examples';
import type { ReactElement } from 'react';
import type { ShownExample } from '../../worker/protocol';
import { StrokePicture } from '../charts/StrokePicture';
import { Icon } from '../Icon';

interface ExampleProps {
  readonly example: ShownExample;
}

export const isRight = ({ correct }: ShownExample): boolean => correct.length > 0 && correct.every(Boolean);

function Mark({ example }: ExampleProps): ReactElement {
  const right = isRight(example);
  return (
    <span className="example-mark">
      <Icon name={right ? 'check' : 'cross'} size={15} />
      <span className="visually-hidden">{right ? words.right : words.wrong}</span>
    </span>
  );
}

/** A short prompt and its answer, in one row. */
export function ShortExample({ example }: ExampleProps): ReactElement {
  return (
    <>
      <Mark example={example} />
      <span className="example-prompt">{example.prompt}</span>
      <span className="example-predicted">
        {[...example.predicted].map((character, position) => (
          <span key={position} data-wrong={example.correct[position] === false || undefined}>
            {character}
          </span>
        ))}
      </span>
      <span className="example-expected">
        <span className="visually-hidden">{words.rightAnswer} </span>
        {example.expected}
      </span>
    </>
  );
}

/** A text foretold character by character: each wrong guess stands below the character it missed. */
export function TextExample({ example }: ExampleProps): ReactElement {
  const guesses = [...example.predicted];
  const right = example.correct.filter(Boolean).length;
  return (
    <p className="example-text" dir="auto" role="img" aria-label={words.foreseen(right, example.correct.length, example.expected)}>
      {[...example.expected].map((character, position) => (
        <span key={position} data-wrong={example.correct[position] === false || undefined}>
          <span>{shown(character)}</span>
          <i>{example.correct[position] === false ? shown(guesses[position] ?? '') : ''}</i>
        </span>
      ))}
    </p>
  );
}

/** A row of numbers and its class. */
export function ClassedExample({ example }: ExampleProps): ReactElement {
  return (
    <>
      <Mark example={example} />
      <span className="example-prompt">{example.prompt}</span>
      <span className="example-class">
        <b>
          <bdi>{example.predicted}</bdi>
        </b>
        {isRight(example) ? null : (
          <small>
            {' '}
            {words.is} <bdi>{example.expected}</bdi>
          </small>
        )}
      </span>
    </>
  );
}

/** A drawn shape and its name. */
export function DrawnExample({ example }: ExampleProps): ReactElement {
  return (
    <>
      <Mark example={example} />
      <StrokePicture points={example.points ?? []} />
      <span className="example-predicted">
        <span data-wrong={!isRight(example) || undefined}>{example.predicted}</span>
      </span>
      {isRight(example) ? null : (
        <span className="example-expected">
          {words.is} {example.expected}
        </span>
      )}
    </>
  );
}

/** A space keeps its width. */
const shown = (character: string): string => (character === ' ' ? '\u00a0' : character);
