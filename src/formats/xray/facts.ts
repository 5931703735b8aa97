/** What the headers of a model claim about it. */
import type { ScaleUse } from './tensor';

export interface ModelFacts {
  readonly container: 'gguf' | 'safetensors';
  readonly files: readonly { readonly name: string; readonly sizeBytes: number }[];
  /** As the file names it; null where it says nothing. */
  readonly architecture: string | null;
  readonly title: string | null;
  readonly layers: number | null;
  /** Entries of the tokenizer; null where it is not in these files. */
  readonly tokens: number | null;
  /** Rows that the settings promise for the embedding. */
  readonly vocabularySize: number | null;
  readonly tiedHead: boolean | null;
  /** How the settings say that weights are quantised; null: nothing. */
  readonly quantisation: string | null;
  /** The class of linear layer that the settings of a BitNet name; null: none, and the default holds. */
  readonly linearClass: string | null;
  readonly scaleUse: ScaleUse;
  /** Files that the index names and that are not here. */
  readonly missingFiles: readonly string[];
}
