import { parseAst } from 'vite';

/** What tasks and modes have only so that models can be trained and measured, or listed before they are. */
const ofTraining = {
  tasks: new Set([
    'sample',
    'every',
    'score',
    'baseline',
    'floor',
    'refuseSeqLen',
    'defaults',
    'group',
    'summary',
    'scoreLabel',
    'lossUnit',
    'separation',
  ]),
  modes: new Set(['source', 'thresholds', 'quantise', 'wgsl', 'staircase']),
};

/**
 * A Vite plugin for a page that only tries a model: what draws examples, quantises and measures is taken out of tasks and
 * modes before they are bundled, and with it goes whatever only that used.
 * @returns {import('vite').Plugin}
 */
export function withoutTraining() {
  return {
    name: 'without-training',
    enforce: 'post',
    transform(code, id) {
      const [, kind] = /\/src\/catalog\/(tasks|modes)\/[\w-]+\.ts$/.exec(id) ?? [];
      if (kind !== 'tasks' && kind !== 'modes') return null;
      return { code: withoutRanges(code, rangesOf(parseAst(code), ofTraining[kind])), map: null, moduleSideEffects: false };
    },
  };
}

/**
 * Where properties of these names stand in object literals.
 * @param {unknown} node of a syntax tree
 * @param {ReadonlySet<string>} names
 * @returns {readonly (readonly [start: number, end: number])[]}
 */
function rangesOf(node, names) {
  if (Array.isArray(node)) return node.flatMap((item) => rangesOf(item, names));
  if (typeof node !== 'object' || node === null) return [];
  if (!('type' in node) || node.type !== 'ObjectExpression' || !('properties' in node) || !Array.isArray(node.properties))
    return Object.values(node).flatMap((child) => rangesOf(child, names));
  // Inside of what goes, nothing needs to go.
  return node.properties.flatMap((property) =>
    property.type === 'Property' && property.computed !== true && names.has(property.key.name)
      ? [/** @type {const} */ ([property.start, property.end])]
      : rangesOf(property, names),
  );
}

/**
 * @param {string} code
 * @param {readonly (readonly [start: number, end: number])[]} ranges
 */
function withoutRanges(code, ranges) {
  let kept = code;
  for (const [start, end] of ranges.toSorted(([a], [b]) => b - a)) {
    const comma = /^\s*,/.exec(kept.slice(end));
    kept = kept.slice(0, start) + kept.slice(end + (comma?.[0].length ?? 0));
  }
  return kept;
}
