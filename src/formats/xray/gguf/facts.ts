import type { LocatedValue } from '../../gguf/values';
import { ggufNumber, ggufText } from '../../gguf/values';
import type { ModelFacts } from '../facts';
import type { RangedSource } from '../source';
import { listLength, type GgufHeader } from './header';

/** Of a model in one file or several; the first has the settings. */
export function ggufFacts(parts: readonly { readonly source: RangedSource; readonly header: GgufHeader }[]): ModelFacts {
  const metadata =
    parts.find(({ header }) => header.metadata.has('general.architecture'))?.header.metadata ?? new Map<string, LocatedValue>();
  const architecture = text(metadata, 'general.architecture');
  const names = new Set(parts.flatMap(({ header }) => header.tensors.map(({ name }) => name)));
  const splits = number(metadata, 'split.count') ?? parts.length;
  return {
    container: 'gguf',
    files: parts.map(({ source: { name, sizeBytes } }) => ({ name, sizeBytes })),
    architecture,
    title: text(metadata, 'general.name'),
    layers: architecture === null ? null : number(metadata, `${architecture}.block_count`),
    tokens: listLength(metadata, 'tokenizer.ggml.tokens'),
    vocabularySize: architecture === null ? null : number(metadata, `${architecture}.vocab_size`),
    tiedHead: names.has('token_embd.weight') ? !names.has('output.weight') : null,
    quantisation: null,
    linearClass: null,
    scaleUse: 'multiplies',
    missingFiles: splits > parts.length && splits < 1000 ? [`${splits - parts.length}`] : [],
  };
}

type Metadata = ReadonlyMap<string, LocatedValue>;

/** Null where a key is missing or of another type: nothing depends on it. */
function text(metadata: Metadata, key: string): string | null {
  try {
    return ggufText(metadata, key);
  } catch {
    return null;
  }
}

function number(metadata: Metadata, key: string): number | null {
  try {
    return ggufNumber(metadata, key);
  } catch {
    return null;
  }
}
