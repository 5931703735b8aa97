import type { ForeignCard } from '../../../src/catalog/data/card';
import { spellBytes } from '../../../src/math/bytes/byte-alphabet';

/** The card of a model with so many tokens, all of them different. */
export const exampleForeign = (vocab: number): ForeignCard => ({
  kind: 'foreign',
  digest: 'example',
  name: 'Example',
  tokens: Array.from({ length: vocab }, (_, id) => spellBytes(Uint8Array.of(id >> 8, id & 255))),
  pipeline: null,
  merges: [],
  start: null,
  end: vocab - 1,
  ropeTheta: 100,
  ropeFactor: 1,
  normEpsilon: 1e-5,
  subNorms: true,
  notes: [],
});
