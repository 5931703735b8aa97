import { parseAst } from 'vite';
import { projectFolder } from './cache-folder.mjs';

/**
 * What tasks, modes and optimisers have only so that models can be trained and measured, and questions put to them: on the page, workers do that.
 * @typedef {Readonly<Record<'tasks' | 'modes' | 'optimisers', ReadonlySet<string>>>} Left
 * @type {Left}
 */
export const leftToWorkers = {
  tasks: new Set([
    'sample',
    'every',
    'score',
    'floor',
    'baseline',
    'vary',
    'frames',
    'strokeOf',
    'tokenizer',
    'textOf',
    'startToken',
    'closed',
    'symbols',
  ]),
  modes: new Set(['quantise', 'wgsl', 'staircase', 'pack', 'unpack', 'misplacedByte']),
  optimisers: new Set(),
};

/**
 * What they say to people who choose, and what tests hold the optimisers to: workers only train.
 * @type {Left}
 */
export const leftToPage = {
  tasks: new Set(['group', 'summary', 'tryIt', 'scoreLabel', 'scoreLabelOf', 'separation', 'templates', 'exampleRows', 'launch']),
  modes: new Set(['summary', 'source', 'rule', 'look', 'comparedByDefault']),
  optimisers: new Set(['summary', 'source', 'rule', 'keeps', 'learningRateAdvice', 'formula']),
};

/**
 * What they have so that models can be trained and measured, or listed before they are: a page that only tries one needs neither.
 * @type {Left}
 */
export const leftOutOfFiles = {
  tasks: new Set([
    'sample',
    'every',
    'score',
    'floor',
    'baseline',
    'baselineLoss',
    'refuseSeqLen',
    'defaults',
    'group',
    'summary',
    'scoreLabel',
    'scoreLabelOf',
    'lossUnit',
    'separation',
  ]),
  modes: new Set(['quantise', 'wgsl', 'staircase', 'source', 'thresholds']),
  optimisers: new Set(),
};

/**
 * A Vite plugin for a script that needs only some of what tasks, modes and optimisers are: the rest is taken out of them before they are
 * bundled, and with it goes whatever only that used. Bundles for Node and pages of tools need all of it.
 * @param {Left} left names of properties
 * @returns {import('vite').Plugin}
 */
export function withoutParts(left) {
  return {
    name: 'without-parts',
    enforce: 'post',
    apply: ({ root = projectFolder }, { command, isSsrBuild }) => command === 'build' && isSsrBuild !== true && root === projectFolder,
    transform(code, id) {
      const [, kind] = /\/src\/catalog\/(tasks|modes|optimisers)\/(?:\w+\/)?[\w-]+\.ts$/.exec(id) ?? [];
      if (kind !== 'tasks' && kind !== 'modes' && kind !== 'optimisers') return null;
      return { code: withoutRanges(code, rangesOf(parseAst(code), left[kind])), map: null, moduleSideEffects: false };
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
