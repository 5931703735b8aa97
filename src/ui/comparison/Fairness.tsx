import * as words from '#words/ui/comparison';
import type { ReactElement } from 'react';
import type { Budget } from '../../experiment/budget';
import { fairnessChecks } from '../../state/findings/fairness';
import type { RunSummary } from '../../worker/protocol';
import { Marked } from '../glossary/Marked';
import { Icon } from '../Icon';
import { formatSignificant } from '../words/format';
import { rateSentences } from '../words/rate-words';
import { modeName } from '../words/run-name';

/** Why the comparison is fair: the checks made on these runs. */
export function Fairness({ arms, budget }: { readonly arms: readonly RunSummary[]; readonly budget: Budget }): ReactElement {
  const checks = fairnessChecks(arms, budget);
  const failing = checks.filter(({ holds }) => !holds).length;
  // Every seed of a mode has the same.
  const rates = new Map(arms.map(({ mode, experiment }) => [mode, experiment.learningRate]));
  const isShared = new Set(rates.values()).size === 1;
  return (
    <details className="fairness">
      <summary>
        <Icon name={failing === 0 ? 'check' : 'warning'} size={16} />
        {failing === 0 ? words.fair(checks.length) : words.unfair(failing, checks.length)}
        <Icon name="chevron" size={16} />
      </summary>
      <ul>
        {checks.map(({ label, holds }) => (
          <li key={label} data-holds={holds}>
            <Icon name={holds ? 'check' : 'cross'} size={15} />
            <span>{holds ? label : words.holdsNot(label)}</span>
          </li>
        ))}
        <li>
          <Icon name="information" size={15} />
          <span>
            <Marked>
              {isShared
                ? words.sharedRate(formatSignificant([...rates.values()][0] ?? 0))
                : words.ownRates([...rates].map(([mode, rate]) => `${modeName(mode)} ${formatSignificant(rate)}`).join(', '))}
            </Marked>{' '}
            {rateSentences([...new Map(arms.map(({ mode, experiment }) => [mode, experiment])).values()])}
          </span>
        </li>
      </ul>
    </details>
  );
}
