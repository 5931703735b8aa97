/** What is said aloud of what has happened, for who does not see it: each event once, in the order in which they happened. */
import * as words from '#words/ui/words/announcements';
import type { ModeId } from '../../catalog/modes/modes';
import type { Phase } from '../../state/transport-machine';
import { formatCount, listed } from './format';
import { anyLevel } from './mode-words';
import { modeName } from './run-name';

/** What is listened to. */
export interface Heard {
  readonly task: string;
  readonly modes: readonly ModeId[];
  /** Null from a choice of task until its runs are there: they are other runs, not the same with another seed. */
  readonly seed: number | null;
  readonly phase: Phase;
  /** A single step was asked for, and is taken. */
  readonly isStepping: boolean;
  /** That every run has taken. */
  readonly step: number;
  /** That any run has taken: runs go back one after the other. */
  readonly furthest: number;
  readonly steps: number;
  /** Of the first quantised run; null without one. */
  readonly quantised: { readonly id: string; readonly mode: ModeId; readonly lambda: number; readonly step: number } | null;
  /** The result in a sentence; null before every run has been measured at its last step. */
  readonly verdict: string | null;
}

/** @returns sentences, none where nothing is worth saying */
export function announcements(before: Heard, now: Heard): readonly string[] {
  if (now.task !== before.task) return [words.task(now.task)];
  return [modesSaid(before, now), lambdaSaid(before, now), phaseSaid(before, now)].filter((said) => said !== null);
}

function modesSaid(before: Heard, now: Heard): string | null {
  if (now.modes.join() === before.modes.join()) return null;
  const names = listed(now.modes.map(modeName));
  return now.modes.length === 1 ? words.alone(names) : words.sideBySide(names);
}

/** The event that the page is about. */
function lambdaSaid({ quantised: before }: Heard, { quantised: now }: Heard): string | null {
  if (now === null || before?.id !== now.id || before.lambda >= 1 || now.lambda < 1) return null;
  return words.lambdaIsOne(formatCount(now.step), anyLevel(now.mode));
}

function phaseSaid(before: Heard, now: Heard): string | null {
  // A former result that is put back has not been trained just now.
  if (now.verdict !== null && before.verdict === null && before.phase !== 'ready')
    return words.trainedTo(formatCount(now.step), now.verdict);
  if ((before.isStepping || now.isStepping) && now.step > before.step) return words.oneStep(formatCount(now.step));
  const isKnown = before.seed !== null && now.seed !== null;
  if (isKnown && now.phase === 'ready' && before.phase !== 'waiting' && (before.furthest > 0 || now.seed !== before.seed))
    return now.seed === before.seed ? words.backAtStart : words.otherSeed(now.seed);
  if (now.phase === before.phase) return null;
  if (now.phase === 'running') return before.phase === 'paused' ? words.goesOn(formatCount(now.step)) : words.training;
  return now.phase === 'paused' && before.phase === 'running' ? words.pausedAt(formatCount(now.step), formatCount(now.steps)) : null;
}
