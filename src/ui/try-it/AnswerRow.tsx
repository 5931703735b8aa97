import * as words from '#words/ui/try-it';
import { memo, type KeyboardEvent, type ReactElement } from 'react';
import type { ModeId } from '../../catalog/modes/modes';
import type { Answer } from '../../state/predictor';
import type { RunId } from '../../worker/protocol';
import { RunMark } from '../RunMark';
import { formatShare } from '../words/format';

export interface ChosenToken {
  readonly run: RunId;
  readonly position: number;
}

/** What one run wrote, token by token: how sure it was as a bar, a mistake underlined. Arrow keys go from token to token. */
export const AnswerRow = memo(function AnswerRow(props: {
  readonly id: RunId;
  readonly mode: ModeId;
  readonly name: string;
  readonly answer: Answer | undefined;
  /** The right tokens; null when unknown. */
  readonly expected: readonly string[] | null;
  /** The prompt has changed since and is not usable. */
  readonly stale: boolean;
  /** Place that is pointed at, when it is in this row. */
  readonly chosen: number | null;
  readonly onChoose: (chosen: ChosenToken | null) => void;
}): ReactElement {
  const { id, mode, name, answer, expected, chosen } = props;
  const prediction = answer?.kind === 'prediction' && answer.prediction.kind === 'tokens' ? answer.prediction : null;
  const tokens = prediction?.tokens ?? [];
  const right = expected === null ? 0 : tokens.filter(({ text }, i) => text === expected[i]).length;
  const focusable = chosen ?? 0;

  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = by > 0 ? event.currentTarget.nextElementSibling : event.currentTarget.previousElementSibling;
    if (next instanceof HTMLElement) next.focus();
  }

  return (
    <div className="answer-row" data-stale={props.stale || undefined}>
      <span className="answer-run">
        <RunMark mode={mode} />
        {name}
      </span>
      <div
        className="answer-cells"
        role="group"
        aria-label={prediction === null ? words.writesNothing(name) : words.writes(name, prediction.output)}
      >
        {answer?.kind === 'refused' ? (
          <p className="try-reason">{answer.message}</p>
        ) : tokens.length === 0 ? (
          <span className="quiet">…</span>
        ) : null}
        {tokens.map(({ text, probability }, position) => {
          const isWrong = expected !== null && text !== expected[position];
          return (
            <button
              key={position}
              type="button"
              className="answer-cell"
              tabIndex={position === focusable ? 0 : -1}
              data-wrong={isWrong || undefined}
              data-chosen={chosen === position || undefined}
              aria-label={tokenSaid(`${text}, ${formatShare(probability)}`, text, expected === null ? null : expected[position])}
              onKeyDown={onKeyDown}
              onPointerEnter={() => props.onChoose({ run: id, position })}
              onFocus={() => props.onChoose({ run: id, position })}
              onClick={() => props.onChoose({ run: id, position })}
            >
              <span>{text}</span>
              <i style={{ '--share': probability }} />
            </button>
          );
        })}
      </div>
      <span className="answer-score" data-all={(tokens.length > 0 && right === expected?.length) || undefined}>
        {expected === null || tokens.length === 0 ? '' : words.score(right, expected.length)}
      </span>
    </div>
  );
});

/** A token with whether it is right; `expected` null where that is not known, undefined where nothing more should follow. */
function tokenSaid(token: string, text: string, expected: string | null | undefined): string {
  if (expected === null) return token;
  return text === expected ? words.rightToken(token) : words.wrongToken(token, expected ?? words.nothing);
}
