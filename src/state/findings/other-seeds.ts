import { seedSpread, type SeedSpread } from '../../experiment/seed-spread';
import type { Arm } from '../arms';

/** Range of final losses over other seeds than an arm's own; null where unknown for its settings, as after a change of the learning rate. */
export function otherSeeds({ runs: [first] }: Pick<Arm, 'runs'>): SeedSpread | null {
  return first === undefined || first.summary.learningRate !== first.summary.experiment.learningRate
    ? null
    : seedSpread(first.summary.experiment);
}
