/** Checks a data card that comes from outside: a model file, a script, the browser's storage. */
import { readSpelling } from '../../math/bytes/byte-alphabet';
import {
  longestName,
  longestNote,
  longestPipeline,
  longestToken,
  mostByteSymbols,
  mostColumns,
  mostLabels,
  mostMerges,
  mostNotes,
  mostSymbols,
  mostTokens,
  type CardBaseline,
  type DataCard,
  type ForeignCard,
} from './card';

/** The card, rebuilt from its known keys only, or null when it is none. Never throws. */
export function readCard(value: unknown): DataCard | null {
  if (!isRecord(value)) return null;
  const { digest } = value;
  if (typeof digest !== 'string' || !/^[\w-]{1,64}$/.test(digest)) return null;
  switch (value['kind']) {
    case 'text': {
      const { symbols, vocabulary, trainCharacters, heldOutCharacters } = value;
      const baseline = readBaseline(value['baseline']);
      if (symbols !== undefined && symbols !== 'bytes') return null;
      const isVocabulary =
        symbols === 'bytes' ? isListOf(vocabulary, isSpelledByte, 2, mostByteSymbols) : isListOf(vocabulary, isSymbol, 2, mostSymbols);
      if (!isVocabulary || !isCount(trainCharacters) || !isCount(heldOutCharacters) || baseline === null) return null;
      const tokens = symbols === 'bytes' ? { symbols: 'bytes' as const } : {};
      return { kind: 'text', digest, ...tokens, vocabulary: vocabulary as readonly string[], trainCharacters, heldOutCharacters, baseline };
    }
    case 'table': {
      const { columns, labels, trainRows, heldOutRows } = value;
      const baseline = readBaseline(value['baseline']);
      if (!Array.isArray(columns) || columns.length < 1 || columns.length > mostColumns) return null;
      const read = columns.map(readColumn).filter((column) => column !== null);
      if (read.length < columns.length || new Set(read.map(({ name }) => name)).size < read.length) return null;
      if (labels !== null && !isListOf(labels, isName, 2, mostLabels)) return null;
      if (!isCount(trainRows) || !isCount(heldOutRows) || baseline === null) return null;
      return { kind: 'table', digest, columns: read, labels, trainRows, heldOutRows, baseline };
    }
    case 'strokes': {
      const { labels, trainStrokes, heldOutStrokes } = value;
      if (!isListOf(labels, isName, 2, mostLabels) || !isCount(trainStrokes) || !isCount(heldOutStrokes)) return null;
      return { kind: 'strokes', digest, labels, trainStrokes, heldOutStrokes };
    }
    case 'foreign':
      return readForeign(digest, value);
    default:
      return null;
  }
}

function readForeign(digest: string, value: Readonly<Record<string, unknown>>): ForeignCard | null {
  // Files of earlier versions lack some of these.
  const { name, tokens, pipeline = null, merges, start, end, ropeTheta, ropeFactor = 1, normEpsilon, subNorms = true, notes = [] } = value;
  if (!isName(name) || !isTexts(tokens, mostTokens) || tokens.length < 2 || !isTexts(merges, mostMerges)) return null;
  const isToken = (id: unknown): id is number | null => id === null || (isCount(id) && id < tokens.length);
  if (!isToken(start) || !isToken(end)) return null;
  if (!isFinite(ropeTheta) || ropeTheta <= 0 || !isFinite(normEpsilon) || normEpsilon <= 0 || normEpsilon > 1) return null;
  if (pipeline !== null && !isPipeline(pipeline)) return null;
  if (!isFinite(ropeFactor) || ropeFactor <= 0 || typeof subNorms !== 'boolean' || !isListOfNotes(notes)) return null;
  return { kind: 'foreign', digest, name, tokens, pipeline, merges, start, end, ropeTheta, ropeFactor, normEpsilon, subNorms, notes };
}

/** Cards of earlier versions said what is a setting of the experiment now; null where a card says nothing of it. */
export const formerActivation = (card: unknown): 'silu' | 'relu2' | null =>
  isRecord(card) && card['kind'] === 'foreign' && (card['activation'] === 'silu' || card['activation'] === 'relu2')
    ? card['activation']
    : null;

function readColumn(value: unknown): { name: string; mean: number; deviation: number } | null {
  if (!isRecord(value)) return null;
  const { name, mean, deviation } = value;
  return isName(name) && isFinite(mean) && isFinite(deviation) && deviation > 0 ? { name, mean, deviation } : null;
}

function readBaseline(value: unknown): CardBaseline | null {
  if (!isRecord(value)) return null;
  const { score, loss } = value;
  return isFinite(score) && score >= 0 && score <= 1 && isFinite(loss) && loss >= 0 ? { score, loss } : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isFinite = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isName = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= longestName;
/** One character that shows, or joins those that do: no control characters, no halves of a pair. */
const isSymbol = (value: unknown): value is string => typeof value === 'string' && /^[\P{C}\u200c\u200d]$/u.test(value);

const isSpelledByte = (value: unknown): value is string => typeof value === 'string' && readSpelling(value)?.length === 1;

/** JSON with a model of some type in it. */
function isPipeline(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > longestPipeline) return false;
  try {
    const file: unknown = JSON.parse(value);
    return isRecord(file) && isRecord(file['model']) && typeof file['model']['type'] === 'string';
  } catch {
    return false;
  }
}

const isListOfNotes = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length <= mostNotes && value.every((note) => typeof note === 'string' && note.length <= longestNote);

const isTexts = (value: unknown, most: number): value is readonly string[] =>
  Array.isArray(value) && value.length <= most && value.every((text) => typeof text === 'string' && text.length <= longestToken);

function isListOf(value: unknown, isEntry: (entry: unknown) => entry is string, fewest: number, most: number): value is readonly string[] {
  return (
    Array.isArray(value) && value.length >= fewest && value.length <= most && value.every(isEntry) && new Set(value).size === value.length
  );
}
