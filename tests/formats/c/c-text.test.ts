/** What strangers wrote cannot leave the string or the comment it was put into. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experimentOf } from '../../../src/experiment/defaults';
import { c } from '../../../src/formats/c/c';
import { cString, identifierOf, jsonInComment, wordsInComment } from '../../../src/formats/c/c-text';
import { randomModel } from '../random-model';
import { cc, compiled, compilers, run, saved, skipped, strict } from './compilers';

const traps = [
  '*/',
  '/*',
  '//',
  '\\',
  '\\\n',
  '??/',
  '??/\n',
  '"',
  '"; int main(void){return 1;} //',
  '\0',
  '\r\n',
  '\u2028',
  '%s',
  '\\x41',
  '1',
  '😀',
  '\ud800',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...traps), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 8 })
  .map((parts) => parts.join(''));

describe('a string', () => {
  it('is one literal of printable ASCII, without quotes, trigraphs and splices inside', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(cString(text)).toMatch(/^"(?:[^"\\?\n]|\\[0-3][0-7]{2})*"$/);
        expect(cString(text)).toMatch(/^[ -~]*$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it.skipIf(cc === '')(`comes out of the compiler as it went in${skipped('gcc')}`, () => {
    const texts = [...traps, ...fc.sample(hostile, { numRuns: 300, seed: 7 })].filter((text) => !text.includes('\0'));
    const source = `#include <stdio.h>\n#include <string.h>\nint main(void) {\n${texts
      .map((text) => `  fwrite(${cString(text)}, 1, strlen(${cString(text)}), stdout); putchar(0);`)
      .join('\n')}\n  return 0;\n}\n`;
    const path = saved('strings.c', source);
    for (const compiler of compilers) {
      const said = execFileSync(compiled(compiler, path, `strings-${compiler}`, ...strict), { encoding: 'utf8' });
      expect(said.split('\0').slice(0, -1)).toEqual(texts.map((text) => new TextDecoder().decode(new TextEncoder().encode(text))));
    }
  });
});

describe('a comment', () => {
  it('holds JSON that is still the same JSON, in one line that neither ends nor opens a comment', () => {
    fc.assert(
      fc.property(fc.dictionary(hostile, hostile, { noNullPrototype: true }), (value) => {
        const text = jsonInComment(value);
        expect(text).toMatch(/^[ -~]*$/);
        expect(text).not.toMatch(/[*/?]/);
        expect(JSON.parse(text)).toEqual(value);
      }),
      { numRuns: 2_000 },
    );
  });

  it('holds words without any sign that means something there', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(wordsInComment(text)).toMatch(/^[^*/\\?\n]*$/);
      }),
    );
    expect(wordsInComment('Jäger 1/2')).toBe('JU+00E4ger 1U+002F2');
  });
});

it('a name of a tensor is an identifier', () => {
  expect(identifierOf('blocks.0.attention.query.weight')).toBe('blocks_0_attention_query_weight');
});

describe.skipIf(cc === '')(`a vocabulary of traps${skipped('gcc')}`, { timeout: 60_000 }, () => {
  const vocabulary = ['*', '/', '\\', '?', '"', "'", '%', '¶', '😀', 'é', '1', ' '];
  const model = randomModel(
    experimentOf({
      task: 'text',
      mode: 'ternary',
      hiddenSize: 8,
      numHeads: 2,
      seqLen: 16,
      data: {
        kind: 'text',
        digest: '0123456789abcdef0123456789abcdef',
        trainCharacters: 360,
        heldOutCharacters: 40,
        vocabulary,
        baseline: { score: 0.1, loss: 2 },
      },
    }),
  );

  it('compiles without a warning, and its signs are read and written', () => {
    const source = saved('traps.c', c.write(model));
    for (const compiler of compilers) {
      const program = compiled(compiler, source, `traps-${compiler}`, ...strict);
      const said = run(program, '*/??/"\'\\%é😀1');
      expect(Array.from(said.slice(0, -1)).every((sign) => vocabulary.includes(sign === '\n' ? '¶' : sign))).toBe(true);
      expect(() => run(program, 'x')).toThrow();
    }
    expect(c.read(c.write(model))).toEqual(model);
  });

  it('so do names of gestures, which may be anything', () => {
    const labels = [...traps.filter((trap) => trap !== '\0' && trap !== '\ud800'), '*/ int main(void) { return 1; } /*'];
    const drawn = randomModel(
      experimentOf({
        task: 'drawings',
        mode: 'binary',
        hiddenSize: 8,
        numHeads: 2,
        seqLen: 12,
        data: { kind: 'strokes', digest: '0123', labels, trainStrokes: 40, heldOutStrokes: 40 },
      }),
    );
    const source = saved('labels.c', c.write(drawn));
    for (const compiler of compilers)
      expect(labels).toContain(run(compiled(compiler, source, `labels-${compiler}`, ...strict), '0,0 1,1 2,0').slice(0, -1));
    expect(c.read(c.write(drawn))).toEqual(drawn);
  });
});
