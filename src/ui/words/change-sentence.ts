/**
 * What changed since the pinned runs, in words: the settings that differ, and what came of it for each mode. A loss is said
 * to have gone down or up only where the rule of `state/verdict.ts` says so.
 */
import * as words from '#words/ui/words/change-sentence';
import { armsOf, type Arm, type ComparedRun } from '../../state/arms';
import type { Draft } from '../../state/draft';
import { settingChanges, type SettingChange } from '../../state/findings/setting-changes';
import { compareLosses, comparisonsShown, FEWEST_SEEDS, lossOf, measuredArm, smallestDifference } from '../../state/findings/verdict';
import type { RunSummary } from '../../worker/protocol';
import { listed } from './format';
import { measuredWords } from './measured-words';
import { modeName } from './run-name';
import { settingName, settingValue } from './setting-words';

export interface ComparedSession {
  readonly draft: Draft;
  readonly runs: readonly ComparedRun[];
}

export function changeSentence(pinned: ComparedSession, current: ComparedSession): string {
  const changes = settingChanges(pinned.draft, current.draft).map(changeText);
  const settings = changes.length === 0 ? words.nothingChanged : words.changed(changes.join('; '));
  const [lead] = current.runs;
  return `${settings} ${lead === undefined ? words.trainToSee : results(armsOf(pinned.runs), armsOf(current.runs), lead.summary)}`;
}

function changeText(change: SettingChange): string {
  switch (change.kind) {
    case 'modes':
      return [
        ...change.added.map((mode) => words.added(modeName(mode))),
        ...change.removed.map((mode) => words.leftOut(modeName(mode))),
      ].join(', ');
    case 'seeds':
      return words.seeds(change.from, change.to);
    case 'budget':
      return words.budget(words.budgets[change.from], words.budgets[change.to]);
    case 'setting':
      if (change.name === 'data') return words.otherData;
      return `${settingName(change.name)} ${settingValue(change.name, change.from)} → ${settingValue(change.name, change.to)}${change.modes === null ? '' : ` (${listed(change.modes.map(modeName))})`}`;
  }
}

function results(before: readonly Arm[], now: readonly Arm[], { experiment, reference }: RunSummary): string {
  const { where, amount, loss, unit } = measuredWords(experiment);
  const measured = now.flatMap((arm) => {
    const former = before.find(({ mode }) => mode === arm.mode);
    const [past, present] = [former === undefined ? null : measuredArm(former), measuredArm(arm)];
    return past !== null && past.joint.length > 0 && (present.joint.at(-1)?.step ?? 0) > 0 ? [{ mode: arm.mode, past, present }] : [];
  });
  if (measured.length === 0) return words.trainToSee;
  const verdicts = compareLosses(
    measured.map(({ past, present }) => [past, present]),
    smallestDifference(unit, reference.baseline),
    comparisonsShown(now, before),
  );
  const texts = measured.map(({ mode, past, present }, i) => {
    const { gapNats = 0, call = 'level' } = verdicts[i] ?? {};
    const losses = `${loss(lossOf(past).median)} → ${loss(lossOf(present).median)}`;
    const name = modeName(mode);
    if (call === 'apart') return (gapNats < 0 ? words.fell : words.rose)(name, amount(Math.abs(gapNats)), losses);
    return call === 'level' ? words.noClearChange(name, losses) : `${name} ${losses}`;
  });
  const several = measured.some(({ past, present }) => lossOf(past).count > 1 || lossOf(present).count > 1);
  const [going] = now.flatMap(({ runs }) => runs.filter(({ summary }) => summary.step < summary.steps && summary.state !== 'failed'));
  const few = going === undefined && verdicts.some(({ call }) => call === 'fewSeeds');
  return [
    words.results(where, several, going === undefined ? null : words.soFar(going.summary.step, going.summary.steps), listed(texts)),
    ...(few ? [(several ? words.soFew : words.oneRunEach)(FEWEST_SEEDS)] : []),
  ].join(' ');
}
