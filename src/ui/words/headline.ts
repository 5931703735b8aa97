/** A comparison as one number and one sentence that can be repeated. Says what was measured; which is better is said below it. */
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import type { Budget } from '../../experiment/budget';
import type { Arm } from '../../state/arms';
import { bestBesideOthers, FEWEST_SEEDS, lossOf, measuredArm, scoreOf, SOLVED_SCORE, type MeasuredArm } from '../../state/findings/verdict';
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
      ? { number: best(measured), unit: `${context.scoreLabel}, at best` }
      : { number: `${times(ratio.times)}×`, unit: 'smaller file' };
  const file = ratio === null ? '' : `${sentenceCase(modeName(ratio.mode))}'s file is ${times(ratio.times)} times smaller.`;
  if (measured.length === 0) return { ...number, sentence: file };
  const isOver = measured.every(({ ended }) => ended);
  const said =
    step === 0 ? [file, question(measured, context, ratio !== null)] : [standing(measured, step, context), ...(isOver ? [file] : [])];
  return { ...number, sentence: said.filter(Boolean).join(' ') };
}

const best = (measured: readonly Measured[]): string =>
  measured.length === 0 ? '–' : formatShare(Math.max(...measured.map((arm) => scoreOf(arm).median)));

function question(measured: readonly Measured[], { budget }: HeadlineContext, isSmaller: boolean): string {
  if (isSmaller) return 'Does it still learn? Press Train.';
  if (measured.length > 1 && budget === 'kilobytes') return 'The files are equally large. Which of them learns most? Press Train.';
  return 'Untrained. Press Train to see how far it gets.';
}

function standing(measured: readonly Measured[], step: number, context: HeadlineContext): string {
  const scores = measured.map((arm) => ({ mode: arm.mode, score: scoreOf(arm).median }));
  const isSolved = scores.length > 1 && scores.every(({ score }) => score >= SOLVED_SCORE);
  const now = isSolved
    ? `${scores.length === 2 ? 'both' : `all ${scores.length === 3 ? 'three' : scores.length}`} solve the task.`
    : `${listed(scores.map(({ mode, score }) => `${modeName(mode)} ${formatShare(score)}`))} ${context.scoreLabel}.`;
  if (!measured.every(({ ended }) => ended)) return `At step ${step}: ${now}`;
  return isSolved || measured.length === 1 ? sentenceCase(now) : `${sentenceCase(now)} ${callOf(measured, context)}`;
}

/** Whether one is best, by the rule of `state/verdict.ts`. */
function callOf(measured: readonly Measured[], { smallest, shown }: HeadlineContext): string {
  const seeds = Math.min(...measured.map((arm) => lossOf(arm).count));
  if (seeds < FEWEST_SEEDS) return `${seeds === 1 ? 'One run' : 'Two runs'} each cannot show which is better.`;
  const ascending = measured.toSorted((one, other) => lossOf(one).median - lossOf(other).median);
  const isBest = bestBesideOthers(ascending, smallest, shown).every(({ call }) => call === 'apart');
  return isBest ? `${sentenceCase(modeName(ascending[0]?.mode ?? 'none'))} is best.` : 'Which is best is too close to call.';
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
