/** A comparison as one number and one sentence that can be repeated. Says what was measured; which is better is said below it. */
import * as words from '#words/ui/words/headline';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import type { Budget } from '../../experiment/budget';
import type { Arm } from '../../state/arms';
import { bestBesideOthers, FEWEST_SEEDS, lossOf, measuredArm, scoreOf, SOLVED_SCORE, type MeasuredArm } from '../../state/findings/verdict';
import { marked } from '../../words/numbers';
import { formatShare, listed, sentenceCase } from './format';
import { modeName } from './run-name';

export interface Headline {
  readonly number: string;
  /** Of what it is. */
  readonly unit: string;
  readonly sentence: string;
}

export interface HeadlineContext {
  readonly budget: Budget;
  readonly scoreLabel: string;
  /** Differences of losses below it mean nothing; see `smallestDifference`. */
  readonly smallest: number;
  /** Comparisons on the whole page. */
  readonly shown: number;
}

interface Measured extends MeasuredArm {
  readonly mode: ModeId;
}

export function headlineOf(arms: readonly Arm[], context: HeadlineContext): Headline {
  // Runs take turns, so one may be measured at a later step than another: compared is where all of them have been.
  const step = Math.min(...arms.map((arm) => measuredArm(arm).joint.at(-1)?.step ?? 0));
  const measured = arms.map((arm): Measured => ({ mode: arm.mode, ...measuredArm(arm, step) })).filter(({ joint }) => joint.length > 0);
  const ratio = context.budget === 'parameters' ? fileRatio(arms) : null;
  const number =
    ratio === null
      ? { number: best(measured), unit: words.atBest(context.scoreLabel) }
      : { number: `${times(ratio.times)}×`, unit: words.smallerFile };
  const file = ratio === null ? '' : words.fileIsSmaller(sentenceCase(modeName(ratio.mode)), times(ratio.times));
  if (measured.length === 0) return { ...number, sentence: file };
  const isOver = measured.every(({ ended }) => ended);
  const said =
    step === 0 ? [file, question(measured, context, ratio !== null)] : [standing(measured, step, context), ...(isOver ? [file] : [])];
  return { ...number, sentence: said.filter(Boolean).join(' ') };
}

const best = (measured: readonly Measured[]): string =>
  measured.length === 0 ? '–' : formatShare(Math.max(...measured.map((arm) => scoreOf(arm).median)));

function question(measured: readonly Measured[], { budget }: HeadlineContext, isSmaller: boolean): string {
  if (isSmaller) return words.stillLearns;
  if (measured.length > 1 && budget === 'kilobytes') return words.equallyLarge;
  return words.untrained;
}

function standing(measured: readonly Measured[], step: number, context: HeadlineContext): string {
  const scores = measured.map((arm) => ({ mode: arm.mode, score: scoreOf(arm).median }));
  const isSolved = scores.length > 1 && scores.every(({ score }) => score >= SOLVED_SCORE);
  const now = isSolved
    ? scores.length === 2
      ? words.bothSolve
      : words.allSolve(scores.length)
    : `${listed(scores.map(({ mode, score }) => `${modeName(mode)} ${formatShare(score)}`))} ${context.scoreLabel}.`;
  if (!measured.every(({ ended }) => ended)) return words.atStep(step, now);
  return isSolved || measured.length === 1 ? sentenceCase(now) : `${sentenceCase(now)} ${callOf(measured, context)}`;
}

/** Whether one is best, by the rule of `state/verdict.ts`. */
function callOf(measured: readonly Measured[], { smallest, shown }: HeadlineContext): string {
  const seeds = Math.min(...measured.map((arm) => lossOf(arm).count));
  if (seeds < FEWEST_SEEDS) return seeds === 1 ? words.oneRunEach : words.twoRunsEach;
  const ascending = measured.toSorted((one, other) => lossOf(one).median - lossOf(other).median);
  const isBest = bestBesideOthers(ascending, smallest, shown).every(({ call }) => call === 'apart');
  return isBest ? words.isBest(sentenceCase(modeName(ascending[0]?.mode ?? 'none'))) : words.tooClose;
}

/** How many times smaller the first quantised arm's file is than that of full precision; null where one of them is missing. */
function fileRatio(arms: readonly Arm[]): { readonly mode: ModeId; readonly times: number } | null {
  const bytes = (arm: Arm | undefined): number => arm?.runs[0]?.summary.fileBytes ?? Number.NaN;
  const quantised = arms.find(({ mode }) => modeOf(mode).levels !== null);
  const ratio = bytes(arms.find(({ mode }) => modeOf(mode).levels === null)) / bytes(quantised);
  return quantised === undefined || !(ratio > 1) ? null : { mode: quantised.mode, times: ratio };
}

/** 12.74 → "12.7", 3.0 → "3". */
const times = (ratio: number): string => marked(String(Number(ratio.toFixed(1))));
