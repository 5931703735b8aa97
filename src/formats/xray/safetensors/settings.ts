/** What `config.json`, the tokenizer and the index beside the weights of a folder say; each may be missing. */
import { JsonObject } from '../../json/object';
import { FormatError } from '../../format-error';
import type { ModelFacts } from '../facts';
import type { RangedSource } from '../source';
import type { ScaleUse } from '../tensor';
import type { GptqSettings } from './gptq';

export interface FolderSettings {
  readonly facts: ModelFacts;
  readonly gptq: GptqSettings;
  /** Bits and group of MLX; null where nothing is said. */
  readonly bits: number | null;
  readonly group: number | null;
}

/** Vocabularies with their merges take 20 MB. */
const MOST_SETTINGS_BYTES = 48 * 2 ** 20;

export async function readSettings(files: readonly RangedSource[], weights: readonly RangedSource[]): Promise<FolderSettings> {
  const read = async (ending: string): Promise<JsonObject | null> => {
    const source = files.find(({ name }) => name.endsWith(ending));
    if (source === undefined || source.sizeBytes > MOST_SETTINGS_BYTES) return null;
    return parsed(new TextDecoder().decode(await source.read(0, source.sizeBytes)), source.name);
  };
  const config = await read('config.json');
  const quantisation = inside(config, 'quantization_config') ?? inside(config, 'quantization');
  const method = text(quantisation, 'quant_method');
  const linearClass = text(quantisation, 'linear_class');
  const tokenizer = await read('tokenizer.json');
  const index = await read('.index.json');
  const shards = Object.values(Object.fromEntries(inside(index, 'weight_map')?.entries() ?? [])).filter((file) => typeof file === 'string');
  return {
    facts: {
      container: 'safetensors',
      files: weights.map(({ name, sizeBytes }) => ({ name, sizeBytes })),
      architecture: text(config, 'model_type'),
      title: text(config, '_name_or_path'),
      layers: whole(config, 'num_hidden_layers'),
      tokens: tokenizer === null ? null : tokensOf(tokenizer),
      vocabularySize: whole(config, 'vocab_size'),
      tiedHead: typeof config?.get('tie_word_embeddings') === 'boolean' ? config.get('tie_word_embeddings') === true : null,
      quantisation: method,
      linearClass,
      scaleUse: scaleUseOf(config, method, linearClass),
      missingFiles: [...new Set(shards)].filter((shard) => !weights.some(({ name }) => name === shard)).slice(0, 20),
    },
    gptq: { bits: whole(quantisation, 'bits') ?? 2, zeroOffset: text(quantisation, 'checkpoint_format') === 'gptq_v2' ? 0 : 1 },
    bits: whole(quantisation, 'bits'),
    group: whole(quantisation, 'group_size'),
  };
}

/** The default of transformers divides; only `autobitlinear` multiplies. Source: transformers, `integrations/bitnet.py`. */
function scaleUseOf(config: JsonObject | null, method: string | null, linearClass: string | null): ScaleUse {
  if (config === null || method !== 'bitnet') return 'unclear';
  return linearClass === 'autobitlinear' ? 'multiplies' : 'divides';
}

function tokensOf(tokenizer: JsonObject): number | null {
  const vocabulary = inside(tokenizer, 'model')?.get('vocab');
  const added = tokenizer.get('added_tokens');
  const ids = new Set<unknown>();
  if (Array.isArray(vocabulary)) vocabulary.forEach((_, id) => ids.add(id));
  else if (typeof vocabulary === 'object' && vocabulary !== null) for (const id of Object.values(vocabulary)) ids.add(id);
  else return null;
  if (Array.isArray(added)) for (const token of added) ids.add((token as { readonly id?: unknown } | null)?.id);
  return ids.size;
}

function parsed(text: string, name: string): JsonObject | null {
  try {
    return JsonObject.parse(text, name);
  } catch (error) {
    // What stands beside the weights explains them; they are seen without it as well.
    if (error instanceof FormatError) return null;
    throw error;
  }
}

function inside(object: JsonObject | null, key: string): JsonObject | null {
  const value = object?.get(key);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (object?.object(key) ?? null) : null;
}

const text = (object: JsonObject | null, key: string): string | null => {
  const value = object?.get(key);
  return typeof value === 'string' ? value : null;
};

const whole = (object: JsonObject | null, key: string): number | null => {
  const value = object?.get(key);
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
};
