import type { OptimiserId } from '../../../catalog/optimisers/optimisers';

export interface OptimiseShape {
  readonly optimiser: OptimiserId;
  readonly parameters: number;
}
