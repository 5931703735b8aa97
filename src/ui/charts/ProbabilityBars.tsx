import * as words from '#words/ui/charts/probability-bars';
import type { ReactElement } from 'react';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import type { TokenChoice } from '../../worker/protocol';
import { formatShare } from '../words/format';
import './probability-bars.css';

/** The most likely choices, best first, each with its probability as a bar and as a number. */
export function ProbabilityBars(props: {
  readonly choices: readonly TokenChoice[];
  readonly mode: ModeId;
  readonly limit: number;
}): ReactElement {
  return (
    <ol className="probability-bars" style={{ '--bar': modeOf(props.mode).look.colour }}>
      {props.choices.slice(0, props.limit).map(({ text, probability }, rank) => (
        <li key={rank}>
          <span className="probability-text">{visible(text)}</span>
          <i aria-hidden="true" style={{ '--share': probability }} />
          <span className="probability-share">{formatShare(probability)}</span>
        </li>
      ))}
    </ol>
  );
}

/** What would show as nothing. */
const unseen: Readonly<Record<string, string>> = { ' ': words.space, '\u200c': 'zwnj', '\u200d': 'zwj' };
const visible = (text: string): string => unseen[text] ?? text;
