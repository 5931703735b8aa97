/** A comparison as one number and one sentence that can be repeated. Says what was measured; which is better is said below it. */
import type { ModeId } from '../../catalog/modes/modes';
import { modeOf } from '../../catalog/modes/modes';
import type { Budget } from '../../experiment/budget';
import type { Arm } from '../../state/arms';
import { measuredArm, scoreOf } from '../../state/verdict';
import { formatShare, listed } from './format';
import { modeName } from './run-name';

export interface Headline {
  readonly number: string;
  /** Of what it is. */
  readonly unit: string;
  readonly sentence: string;
}

/** From this score on a run counts as having solved its task. */
const SOLVED_SCORE = 0.99;

export function headlineOf(
  arms: readonly Arm[],
  { budget, scoreLabel }: { readonly budget: Budget; readonly scoreLabel: string },
): Headline {
  const measured = arms.map((arm) => ({ mode: arm.mode, ...measuredArm(arm) })).filter(({ joint }) => joint.length > 0);
  const step = Math.min(...measured.map(({ joint }) => joint.at(-1)?.step ?? 0));
  const scores = measured.map((arm) => ({ mode: arm.mode, score: scoreOf(arm).median }));
  const ratio = budget === 'parameters' ? fileRatio(arms) : null;
  const file = ratio === null ? '' : `${sentenceCase(modeName(ratio.mode))}'s file is ${times(ratio.times)} times smaller.`;
  const number =
    ratio === null
      ? { number: scores.length === 0 ? '–' : formatShare(Math.max(...scores.map(({ score }) => score))), unit: `${scoreLabel}, at best` }
      : { number: `${times(ratio.times)}×`, unit: 'smaller file' };
  if (measured.length === 0) return { ...number, sentence: file };
  if (step === 0)
    return {
      ...number,
      sentence:
        ratio !== null
          ? `${file} Does it still learn? Press Train.`
          : arms.length > 1 && budget === 'kilobytes'
            ? 'The files are equally large. Which of them learns most? Press Train.'
            : 'Untrained. Press Train to see how far it gets.',
    };
  const ended = measured.every((arm) => arm.ended);
  const all = scores.length === 2 ? 'both' : `all ${scores.length === 3 ? 'three' : scores.length}`;
  const standing =
    scores.length > 1 && scores.every(({ score }) => score >= SOLVED_SCORE)
      ? `${sentenceCase(all)} solve the task.`
      : `${listed(scores.map(({ mode, score }) => `${modeName(mode)} ${formatShare(score)}`))} ${scoreLabel}.`;
  return { ...number, sentence: [ended ? sentenceCase(standing) : `At step ${step}: ${standing}`, file].filter(Boolean).join(' ') };
}

/** How many times smaller the first quantised arm's file is than that of full precision; null where one of them is missing. */
function fileRatio(arms: readonly Arm[]): { readonly mode: ModeId; readonly times: number } | null {
  const bytes = (arm: Arm | undefined): number => arm?.runs[0]?.summary.fileBytes ?? Number.NaN;
  const quantised = arms.find(({ mode }) => modeOf(mode).levels !== null);
  const ratio = bytes(arms.find(({ mode }) => modeOf(mode).levels === null)) / bytes(quantised);
  return quantised === undefined || !(ratio > 1) ? null : { mode: quantised.mode, times: ratio };
}

/** 12.74 → "12.7", 3.0 → "3". */
const times = (ratio: number): string => String(Number(ratio.toFixed(1)));

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
