/** What the rows of the comparison are called where arms differ in their blocks. */
import { describe, expect, it } from 'vitest';
import { modeIdOf } from '../../src/catalog/modes/modes';
import type { ExperimentDraft } from '../../src/experiment/experiment';
import type { Arm } from '../../src/state/arms';
import { comparisonRows } from '../../src/ui/comparison/comparison-rows';
import { armOf, summaryOf } from './mock-engine';

const settings: ExperimentDraft = { task: 'memorise' };

function arm(word: string, draft = settings): Arm {
  const mode = modeIdOf(word) ?? 'none';
  const { experiment } = summaryOf('a', { ...draft, mode });
  return armOf(mode, [[]], { 0: { experiment } });
}
const namesOf = (arms: readonly Arm[], pinned: readonly Arm[] = []) =>
  comparisonRows(arms, pinned, [])
    .filter(({ group }) => group !== 'otherwise')
    .map(({ name }) => name);

describe('rows of arms', () => {
  it('have the names of their modes where all have the same blocks', () => {
    expect(namesOf([arm('none'), arm('ternary'), arm('ternary-row')])).toEqual(['full', 'ternary', 'ternary (row)']);
    // Also where one of them says so itself.
    expect(namesOf([arm('none'), arm('ternary-b158')])).toEqual(['full', 'ternary (b1.58 block)']);
  });

  it('say which blocks they have where these differ, full precision too', () => {
    expect(namesOf([arm('none'), arm('ternary'), arm('ternary-row'), arm('ternary-edifice')])).toEqual([
      'full (b1.58 block)',
      'ternary (b1.58 block)',
      'ternary (row, b1.58 block)',
      'ternary (Edifice block)',
    ]);
  });

  it('say so also beside what was pinned with other blocks', () => {
    expect(namesOf([arm('none')], [arm('none', { ...settings, recipe: 'edifice' })])).toEqual([
      'full (b1.58 block)',
      'full (Edifice block)',
    ]);
  });
});
