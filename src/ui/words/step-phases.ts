/** The phases of one training step, each with its rule and what it did in this very step. */
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
  const { levels, rule, symbol: scale } = modeOf(mode);
  const codes = countedCodes(levels ?? []);
  const total = before.counts.reduce((sum, count) => sum + count, 0);
  const becoming = (levels ?? []).map((level) => `${formatCount(before.counts[codes.indexOf(level)] ?? 0)} become ${formatLevel(level)}`);
  const bare = weightScale === 'none';
  const farthest = Math.max(0, ...watched.map(({ latent, after: moved }) => Math.abs(moved - latent)));
  return [
    {
      id: 'quantise',
      name: 'Quantise',
      rule,
      words: `${scale} is ${formatSignificant(before.gamma)}. Of ${formatCount(total)} latents, ${becoming.join(', ')}.`,
    },
    {
      id: 'forward',
      name: 'Forward',
      rule: `w̃ = ${bare ? `w ⁄ ${scale} + λ·(q − w ⁄ ${scale})` : `w + λ·(${scale}·q − w)`}, λ = ${formatFixed(lambda, 2)}`,
      words: `A batch of ${step.batchSize} examples goes through the network with w̃. ${lambda >= 1 ? `λ is 1: w̃ is the code${bare ? ' itself, without a scale' : ` times ${scale}`}, and nothing of the latent is left in it.` : lambda <= 0 ? `λ is 0: w̃ is still the latent itself${bare ? ', divided by its scale' : ''}.` : `λ is ${formatFixed(lambda, 2)}: w̃ has gone that part of the way to its level.`}`,
    },
    { id: 'loss', name: 'Loss', ...lossPhase(step.lossNats, lossUnit) },
    {
      id: 'backward',
      name: 'Backward',
      rule: '∂L/∂w := ∂L/∂w̃ (straight-through estimator)',
      words: `Forward rounds, backward does not: a rounding has no slope to follow, so the gradient of w̃ is handed to the latent as it is. Its length (norm) over all parameters is ${formatSignificant(step.gradientNorm)}${step.clipFactor < 1 ? `, shortened to ${formatShare(step.clipFactor)} of that` : ''}.`,
    },
    {
      id: 'update',
      name: 'Update',
      rule: optimiserOf(optimiser).rule,
      words: `The optimiser moves the latents, not the codes, at a learning rate of ${formatSignificant(step.learningRate)}. Those drawn here move by up to ${formatFixed(farthest, 3)} of the scale.`,
    },
    {
      id: 'flip',
      name: 'Flip',
      rule: `q is computed again with ${scale} = ${formatSignificant(after.gamma)}`,
      words: `${step.flips === 0 ? 'No code' : formatCount(step.flips)} of this matrix ${step.flips === 1 ? 'flips' : step.flips === 0 ? 'flips' : 'flip'} (${formatCount(step.allFlips)} in all matrices): ${step.flips === 0 ? 'no latent' : step.flips === 1 ? 'one latent' : 'those latents'} crossed a threshold.`,
    },
  ];
}

function lossPhase(loss: number, unit: LossUnit): Pick<StepPhase, 'rule' | 'words'> {
  return unit === 'nats'
    ? { rule: 'L = −mean log p(right answer)', words: `On this batch the loss is ${formatLoss(loss)} nats.` }
    : { rule: 'L = mean (predicted − next)²', words: `On this batch the mean squared error is ${formatSquaredError(loss)}.` };
}
