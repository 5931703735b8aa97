import { bySlot } from '../../../catalog/optimisers/optimisers';
import { ruleOf } from '../../../catalog/optimisers/rules';
import { clipNormAt, optimiserAt, stepNumberAt } from '../../hyper.as';
import { each, matrix, sum, vector, type Oracle } from '../shared/oracle';
import { partCount } from '../sum-step/kernel';
import type { OptimiseShape } from './kernel';

/**
 * report = [loss, min(1, most / (‖g‖ + 1e-6)), ‖g‖, ± number of the step, + if the loss is finite];
 * then the optimiser's own formula, weight by weight.
 */
export const optimise: Oracle<OptimiseShape> = ({ optimiser, parameters }, bound) => {
  const { hyperPlaces, formula } = ruleOf(optimiser);
  const [latents, gradient, given] = [vector(bound, 'latents'), vector(bound, 'gradient'), vector(bound, 'hyper')];
  const slots = bySlot(optimiser, (slot) => vector(bound, slot));
  const hyper = Object.fromEntries(Object.entries(hyperPlaces).map(([name, place]) => [name, given.get(optimiserAt + place)]));
  const [squares, nats] = [0, 1].map((column) => Math.fround(sum(partCount, (part) => matrix(bound, 'parts', 2).get(part, column)))) as [
    number,
    number,
  ];
  const norm = Math.sqrt(squares);
  const most = given.get(clipNormAt);
  const factor = most === 0 ? 1 : Math.min(1, most / (norm + 1e-6));
  const step = given.get(stepNumberAt);
  [nats, factor, norm, Number.isFinite(nats) ? step : -step].forEach((value, i) => vector(bound, 'report').set(i, value));
  if (!Number.isFinite(nats)) return;
  each(parameters, (i) => {
    const updated = formula(
      latents.get(i),
      gradient.get(i) * factor,
      bySlot(optimiser, (slot) => slots[slot]?.get(i) ?? Number.NaN),
      hyper,
    );
    latents.set(i, updated.latents);
    for (const [slot, value] of Object.entries(updated.slots)) slots[slot]?.set(i, value);
  });
};
