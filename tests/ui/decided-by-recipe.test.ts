/** What the setup says where recipes decide a setting themselves. */
import { expect, test } from 'vitest';
import { modeIdOf, type ModeId } from '../../src/catalog/modes/modes';
import { decidedNote } from '../../src/ui/words/decided-by-recipe';
import type { SettingName } from '../../src/state/draft';

const noteOf = (name: SettingName, ...words: readonly string[]) =>
  decidedNote({ modes: words.map((word): ModeId => modeIdOf(word)!) }, name);

test('nothing where every mode follows the setup', () => {
  for (const name of ['activationBits', 'activation', 'recipe', 'weightScale'] as const)
    expect(noteOf(name, 'none', 'ternary', 'ternary-row', 'ternary-had')).toBeNull();
});

test.each([
  ['activationBits', 'ternary-a4'],
  ['activationBits', 'ternary-a16'],
  ['activationBits', 'bits2-a8m-had'],
  ['activation', 'ternary-relu2'],
  ['recipe', 'binary-edifice'],
  ['recipe', 'ternary-b158'],
] as const)('%s is not for %s, beside another; alone, it has no effect', (name, recipe) => {
  expect(noteOf(name, 'ternary', recipe)).toMatch(/^Not for .*: decided by the recipe\.$/);
  expect(noteOf(name, recipe)).toMatch(/^No effect now/);
});

test('full precision rounds no activations, so that nobody is left to follow their bits', () => {
  expect(noteOf('activationBits', 'none', 'ternary-a4')).toMatch(/^No effect now.*ternary \(4-bit input\)\.$/);
  expect(noteOf('activation', 'none', 'ternary-relu2')).toMatch(/^Not for/);
});
