/** What other models in GGUF files are, in words: their architecture, and the types of their weights. */
import * as words from '#words/formats/verdicts';
import { visibleText } from '../../math/text/visible-text';
import { ggufText, type LocatedValue } from './values';

export const ARCHITECTURE = 'general.architecture';

/** Names of the types that this page does not read, by ggml's numbers; source: ggml `ggml.h`, and bitnet.cpp for its own. */
export const typeNames: ReadonlyMap<number, string> = new Map([
  [3, 'Q4_1'],
  [6, 'Q5_0'],
  [7, 'Q5_1'],
  [9, 'Q8_1'],
  [10, 'Q2_K'],
  [11, 'Q3_K'],
  [12, 'Q4_K'],
  [13, 'Q5_K'],
  [15, 'Q8_K'],
  [16, 'IQ2_XXS'],
  [17, 'IQ2_XS'],
  [18, 'IQ3_XXS'],
  [19, 'IQ1_S'],
  [20, 'IQ4_NL'],
  [21, 'IQ3_S'],
  [22, 'IQ2_S'],
  [23, 'IQ4_XS'],
  [24, 'I8'],
  [25, 'I16'],
  [26, 'I32'],
  [27, 'I64'],
  [28, 'F64'],
  [29, 'IQ1_M'],
  [36, 'I2_S'],
  [37, 'I8_S'],
  [38, 'TL1'],
  [39, 'MXFP4'],
]);

/** Of bitnet.cpp, which gives them numbers that ggml has for others or for none. */
const bitnetCppTypes: ReadonlySet<number> = new Set([36, 37, 38]);

/** Of a model of another architecture: no conversion helps. */
export const architectureVerdict = (architecture: string): string => words.architecture(visibleText(architecture));

/** Of a tensor whose type is unknown here, in a file that may name its architecture. */
export function foreignTypeVerdict(metadata: ReadonlyMap<string, LocatedValue>, type: number): string {
  const architecture = architectureOf(metadata);
  if (architecture !== null && !architecture.startsWith('bitnet')) return architectureVerdict(architecture);
  const name = typeNames.get(type);
  if (architecture !== null && name !== undefined && bitnetCppTypes.has(type)) return words.bitnetCpp(name, visibleText(architecture));
  const weights = name === undefined ? words.unknownType(type) : words.ofType(name);
  // bitnet.cpp calls its architectures otherwise.
  if (architecture !== null && architecture !== 'bitnet') return words.neither(visibleText(architecture), weights);
  return architecture === null ? words.modelWith(weights) : words.bitnetWith(weights);
}

function architectureOf(metadata: ReadonlyMap<string, LocatedValue>): string | null {
  try {
    return ggufText(metadata, ARCHITECTURE);
  } catch {
    // Omitted if missing or not a string.
    return null;
  }
}
