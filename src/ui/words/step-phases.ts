/** The phases of one training step, each with its rule and what it did in this very step. */
import type { ModeId } from '../../catalog/modes/modes';
import { optimiserOf } from '../../catalog/optimisers/optimisers';
import type { Experiment } from '../../experiment/experiment';
import type { StepRehearsal } from '../../worker/protocol';
import type { LossUnit } from '../../catalog/tasks/task';
import { formatCount, formatFixed, formatLoss, formatShare, formatSignificant, formatSquaredError } from './format';

export interface StepPhase {
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
  const [minus, zero, plus] = before.counts;
  const total = minus + zero + plus;
  const scale = mode === 'binary' ? 'β' : 'γ';
  const bare = weightScale === 'none';
  const farthest = Math.max(0, ...watched.map(({ latent, after: moved }) => Math.abs(moved - latent)));
  return [
    {
      name: 'Quantise',
      rule: mode === 'binary' ? 'β = mean|w|, q = +1 if w > mean(w), else −1' : 'γ = mean|w|, q = clip(round(w ⁄ γ), −1, +1)',
      words: `${scale} is ${formatSignificant(before.gamma)}. Of ${formatCount(total)} latents, ${formatCount(minus)} become −1, ${mode === 'binary' ? '' : `${formatCount(zero)} become 0, `}${formatCount(plus)} become +1.`,
    },
    {
      name: 'Forward',
      rule: `w̃ = ${bare ? `w ⁄ ${scale} + λ·(q − w ⁄ ${scale})` : `w + λ·(${scale}·q − w)`}, λ = ${formatFixed(lambda, 2)}`,
      words: `A batch of ${step.batchSize} examples goes through the network with w̃. ${lambda >= 1 ? `λ is 1: w̃ is the code${bare ? ' itself, without a scale' : ` times ${scale}`}, and nothing of the latent is left in it.` : lambda <= 0 ? `λ is 0: w̃ is still the latent itself${bare ? ', divided by its scale' : ''}.` : `λ is ${formatFixed(lambda, 2)}: w̃ has gone that part of the way to its level.`}`,
    },
    { name: 'Loss', ...lossPhase(step.lossNats, lossUnit) },
    {
      name: 'Backward',
      rule: '∂L/∂w := ∂L/∂w̃ (straight-through estimator)',
      words: `Forward rounds, backward does not: a rounding has no slope to follow, so the gradient of w̃ is handed to the latent as it is. Its length (norm) over all parameters is ${formatSignificant(step.gradientNorm)}${step.clipFactor < 1 ? `, shortened to ${formatShare(step.clipFactor)} of that` : ''}.`,
    },
    {
      name: 'Update',
      rule: optimiserOf(optimiser).rule,
      words: `The optimiser moves the latents, not the codes, at a learning rate of ${formatSignificant(step.learningRate)}. Those drawn here move by up to ${formatFixed(farthest, 3)} of the scale.`,
    },
    {
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
