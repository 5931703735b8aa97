/** How far the fixed-point functions are from float64, and that the file says so. The reference is the C library's arithmetic in doubles. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { experimentOf } from '../../../src/experiment/defaults';
import { c } from '../../../src/formats/c/c';
import { randomModel } from '../random-model';
import { cc, compiled, run, saved, skipped } from './compilers';
import { trainedModel } from './trained-models';

const probe = fileURLToPath(new URL('probe.c', import.meta.url));

const errorsOf = (name: string, source: Uint8Array, ...options: readonly string[]): ReadonlyMap<string, number> => {
  const program = compiled(cc, probe, name, '-O1', `-DMODEL="${saved(`${name}.c`, source)}"`, ...options);
  const lines = run(program).trim().split('\n');
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
};

describe.skipIf(cc === '')(`in fixed point${skipped('gcc')}`, { timeout: 60_000 }, () => {
  it('every function is as near to float64 as the file says', () => {
    const source = c.write(trainedModel('reverse', 'ternary'));
    const errors = errorsOf('probe', source);
    const squared = errorsOf(
      'probe-squared',
      c.write(randomModel(experimentOf({ task: 'reverse', mode: 'ternary', activation: 'relu2' }))),
      '-DSQUARED',
    );
    const all = new Map([...errors, ['squared ReLU', squared.get('activation') ?? Number.NaN]]);
    console.log(Array.from(all, ([name, error]) => `${name}: ${error}`).join('\n'));
    const text = new TextDecoder().decode(source).replaceAll('\n * ', ' ');
    for (const [name, error] of all) {
      const called = name === 'activation' ? 'SiLU' : name;
      const [, said = ''] = new RegExp(`${called.replace('^', '\\^')} (\\de-\\d+)`).exec(text) ?? [];
      expect(error, name).toBeLessThanOrEqual(Number(said || 'NaN'));
      expect(error, name).toBeGreaterThan(Number(said) / 20);
    }
  });
});
