import * as words from '#words/catalog/modes';
import type { Mode } from './mode';

/** Full precision: the control of every comparison. Same network, same norms, nothing is rounded. */
export const none: Mode = {
  label: words.full,
  labelInText: words.fullInText,
  summary: words.fullSummary,
  source: words.fullSource,
  rule: '',
  symbol: '',
  look: { colour: 'var(--full)', dashes: '7 3', width: 2 },
  order: 0,
  comparedByDefault: true,
  roundsFull: false,
  levels: null,
  thresholds: [],
  centred: false,
  granularity: 'matrix',
  packing: null,
  quantisesActivations: false,
  quantise(tf, weight) {
    return { codes: tf.clone(weight), scale: tf.scalar(1) };
  },
  rounding: null,
  wgsl: () => null,
  staircase: () => null,
};
