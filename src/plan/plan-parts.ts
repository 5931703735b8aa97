import type { Architecture } from '../experiment/architecture';
import type { Slice } from './buffers';
import type { AttentionShape } from './kernels/shared/attention-shape';
import type { Layout } from './layout';
import type { StepInput } from './step-input';
import type { Sizes, Workspace } from './workspace';

/** What the lists of dispatches are written with. */
export interface PlanParts {
  readonly architecture: Architecture;
  readonly sizes: Sizes;
  readonly layout: Layout;
  readonly workspace: Workspace;
  readonly stepInput: StepInput;
  readonly attentionShape: AttentionShape;
  /** Group whose product gives the logits: the embedding again, or a head of its own. */
  readonly head: string;
  /** Effective weights of a group. */
  weights(group: string): Slice;
  /** Offsets of a norm's gain and, in LayerNorm, bias. */
  normOffsets(name: string): readonly number[];
  /** A dropout mask; null where the model has none of that name. */
  mask(name: string): Slice | null;
}
