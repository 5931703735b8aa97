/** The phases of one training step, each with its rule and what it did in this very step. */
import * as words from '#words/ui/words/step-phases';
import { aboutMode } from '../../catalog/modes/about-mode';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { optimiserOf } from '../../catalog/optimisers/optimisers';
import { countedCodes } from '../../math/weight-counts';
import type { Experiment } from '../../experiment/experiment';
import type { StepPhaseId } from '../../state/slices/view-slice';
import type { StepRehearsal } from '../../worker/protocol';
import type { LossUnit } from '../../catalog/tasks/task';
import { formatCount, formatFixed, formatLevel, formatLoss, formatShare, formatSignificant, formatSquaredError } from './format';

export interface StepPhase {
  readonly id: StepPhaseId;
  readonly name: string;
  readonly rule: string;
  readonly words: string;
}

/** @param settings `weightScale` `none`: the forward pass uses codes without their scale */
export function stepPhases(
  step: StepRehearsal,
  mode: ModeId,
  lossUnit: LossUnit,
  { weightScale, optimiser }: Pick<Experiment, 'weightScale' | 'optimiser'>,
): readonly StepPhase[] {
  const { lambda, before, after, watched } = step;
  const { levels, symbol: scale } = modeOf(mode);
  const codes = countedCodes(levels ?? []);
  const total = before.counts.reduce((sum, count) => sum + count, 0);
  const becoming = (levels ?? []).map((level) => words.become(formatCount(before.counts[codes.indexOf(level)] ?? 0), formatLevel(level)));
  const bare = weightScale === 'none';
  const farthest = Math.max(0, ...watched.map(({ latent, after: moved }) => Math.abs(moved - latent)));
  return [
    {
      id: 'quantise',
      name: words.quantise,
      rule: aboutMode(mode).rule,
      words: words.quantised(scale, formatSignificant(before.gamma), formatCount(total), becoming.join(', ')),
    },
    {
      id: 'forward',
      name: words.forward,
      rule: `w̃ = ${bare ? `w ⁄ ${scale} + λ·(q − w ⁄ ${scale})` : `w + λ·(${scale}·q − w)`}, λ = ${formatFixed(lambda, 2)}`,
      words: `${words.batch(step.batchSize)} ${lambdaSaid(lambda, bare ? null : scale)}`,
    },
    { id: 'loss', name: words.loss, ...lossPhase(step.lossNats, lossUnit) },
    {
      id: 'backward',
      name: words.backward,
      rule: words.backwardRule,
      words: words.handedOn(formatSignificant(step.gradientNorm), step.clipFactor < 1 ? formatShare(step.clipFactor) : null),
    },
    {
      id: 'update',
      name: words.update,
      rule: optimiserOf(optimiser).rule,
      words: words.moves(formatSignificant(step.learningRate), formatFixed(farthest, 3)),
    },
    {
      id: 'flip',
      name: words.flip,
      rule: words.flipRule(scale, formatSignificant(after.gamma)),
      words: words.flips(step.flips, formatCount(step.flips), formatCount(step.allFlips)),
    },
  ];
}

/** How far the weights of this step have moved; `scale` null: codes are used without one. */
function lambdaSaid(lambda: number, scale: string | null): string {
  if (lambda >= 1) return words.lambdaIsOne(scale);
  return lambda <= 0 ? words.lambdaIsZero(scale) : words.lambdaIs(formatFixed(lambda, 2));
}

function lossPhase(loss: number, unit: LossUnit): Pick<StepPhase, 'rule' | 'words'> {
  return unit === 'nats'
    ? { rule: words.lossRule, words: words.lossIs(formatLoss(loss)) }
    : { rule: words.errorRule, words: words.errorIs(formatSquaredError(loss)) };
}
