import { seedSpread, type SeedSpread } from '../experiment/seed-spread';
import type { Arm } from './arms';

/** Between which losses other seeds than an arm's own have ended; null where that is not known for its settings, as for a learning rate that was changed on the way. */
export function otherSeeds({ runs: [first] }: Pick<Arm, 'runs'>): SeedSpread | null {
  return first === undefined || first.summary.learningRate !== first.summary.experiment.learningRate
    ? null
    : seedSpread(first.summary.experiment);
}
