/**
 * What changed since the pinned runs, in words: the settings that differ, and what came of it for each mode. No mode is
 * called better or worse where chance could have done it.
 */
import type { FieldName } from '../../experiment/fields';
import { armsOf, jointEvaluations, type Arm, type ComparedRun } from '../../state/arms';
import type { Draft } from '../../state/draft';
import { settingChanges, type SettingChange } from '../../state/setting-changes';
import { compareLosses, lossOf, smallestDifference } from '../../state/verdict';
import type { RunSummary } from '../../worker/protocol';
import { firstParameters, learningRateParameter, otherParameters } from '../controls/parameters';
import { formatSignificant, listed } from './format';
import { measuredWords } from './measured-words';
import { modeName } from './run-name';

export interface ComparedSession {
  readonly draft: Draft;
  readonly runs: readonly ComparedRun[];
}

const NOTHING_YET = 'Train to see what comes of it.';

export function changeSentence(pinned: ComparedSession, current: ComparedSession): string {
  const changes = settingChanges(pinned.draft, current.draft).map(changeText);
  const settings = changes.length === 0 ? 'Nothing was changed since the pinned runs' : `Changed since the pinned runs: ${changes.join('; ')}`;
  const [lead] = current.runs;
  return `${settings}. ${lead === undefined ? NOTHING_YET : results(armsOf(pinned.runs), armsOf(current.runs), lead.summary)}`;
}

const labels = new Map<FieldName, string>([...firstParameters, learningRateParameter, ...otherParameters].map(({ name, label }) => [name, label.startsWith('λ') ? label : label.charAt(0).toLowerCase() + label.slice(1)]));

function changeText(change: SettingChange): string {
  switch (change.kind) {
    case 'modes':
      return [...change.added.map((mode) => `${modeName(mode)} added`), ...change.removed.map((mode) => `${modeName(mode)} left out`)].join(', ');
    case 'seeds':
      return `seeds ${change.from} → ${change.to}`;
    case 'budget':
      return `the same ${change.to} instead of the same ${change.from}`;
    case 'setting':
      if (change.name === 'data') return 'other data';
      return `${labels.get(change.name) ?? change.name} ${valueText(change.from)} → ${valueText(change.to)}${change.modes === null ? '' : ` (${listed(change.modes.map(modeName))})`}`;
  }
}

function valueText(value: unknown): string {
  if (value === null) return 'off';
  return typeof value === 'number' ? formatSignificant(value) : typeof value === 'string' ? value : JSON.stringify(value);
}

function results(before: readonly Arm[], now: readonly Arm[], { experiment, reference }: RunSummary): string {
  const { where, amount, loss, unit } = measuredWords(experiment);
  const measured = now.flatMap((arm) => {
    const former = before.find(({ mode }) => mode === arm.mode);
    const joint = { now: jointEvaluations(arm), before: former === undefined ? [] : jointEvaluations(former) };
    const trained = (joint.now.at(-1)?.step ?? 0) > 0 && joint.before.length > 0;
    return trained ? [{ mode: arm.mode, before: { joint: joint.before }, now: { joint: joint.now } }] : [];
  });
  if (measured.length === 0) return NOTHING_YET;
  const texts = measured.map(({ mode, before: then, now: present }) => {
    const { gapNats, apart } = compareLosses(then, present, smallestDifference(unit, reference.baseline));
    const losses = `${loss(lossOf(present).median)} after ${loss(lossOf(then).median)}`;
    return apart ? `${modeName(mode)} is ${amount(Math.abs(gapNats))} ${gapNats < 0 ? 'better' : 'worse'} (${losses})` : `${modeName(mode)} is too close to call (${losses})`;
  });
  const [going] = now.flatMap(({ runs }) => runs.filter(({ summary }) => summary.step < summary.steps && summary.state !== 'failed'));
  return `${where}, ${going === undefined ? '' : `at step ${going.summary.step} of ${going.summary.steps} so far, `}${listed(texts)}.`;
}
