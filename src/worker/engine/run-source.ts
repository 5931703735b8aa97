import type { PortableModel } from '../../formats/format';
import type { ModelSpec } from '../../model/model-spec';
import type { Run } from '../../training/run';

export interface TrainingSource {
  readonly kind: 'training';
  readonly run: Run;
  /** Why it does not train on the compiled plan. */
  readonly planRefusal: string | null;
}

/** Where a run of the engine has its weights from: its own training, or an opened file. */
export type RunSource = TrainingSource | { readonly kind: 'opened'; readonly file: PortableModel };

export interface WithSource {
  readonly source: RunSource;
  readonly model: ModelSpec;
}

/** Whether latents exist behind the codes: in training always, of a file when it holds them. */
export const hasLatents = ({ source, model }: WithSource): boolean =>
  source.kind === 'training' ||
  source.file.tensors.some(
    ({ kind, name }) => kind === 'float' && model.parameters.some((spec) => spec.role === 'bitLinear' && spec.name === name),
  );
