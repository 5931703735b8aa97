/** `npm run experiment -- --open`: what the page says of a model, on the command line. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { openingOf, openModel } from '../../tools/experiment/open-model';

const pathOf = (file: string): string => fileURLToPath(new URL(`../${file}`, import.meta.url));

describe('the cases', () => {
  it.each([
    ['fixtures/cases/08-relu2.gguf', /^08-relu2\.gguf is open: .* squared ReLU\.$/m],
    ['fixtures/cases/09-rope-linear-4.gguf', /^Its positions are divided by 4/m],
    ['fixtures/cases/10-add-prefix-space.zip', /activations are not rounded/],
  ])('%s is opened, and goes on with a text', async (file, sentence) => {
    const said = await openModel(pathOf(file), 'once a');
    expect(said).toMatch(sentence);
    expect(said.split('\n').at(-1)).toMatch(/^once a./);
  });

  it.each([
    ['fixtures/cases/16-i2s.gguf', /^16-i2s\.gguf is a model of bitnet\.cpp \(I2_S/],
    ['fixtures/cases/16c-lfs-pointer.gguf', /^16c-lfs-pointer\.gguf is a Git LFS pointer/],
    ['fixtures/cases/16d-sign-in-page.gguf', /^16d-sign-in-page\.gguf is a web page/],
    ['fixtures/cases/15-sep-line.csv', /^15-sep-line\.csv .*under Task, “Your (table|text)”/],
    ['fixtures/cases', /^cases holds a \.gguf file, which is opened by itself/],
    ['fixtures/nowhere.gguf', /cannot be read/],
  ])('%s is refused in a sentence', async (file, sentence) => {
    await expect(openModel(pathOf(file), null)).rejects.toThrow(sentence);
  });
});

test('the flags', () => {
  expect(openingOf(['--task', 'tales'])).toBeNull();
  expect(openingOf(['--open', 'a.gguf', '--prompt', 'x'])).toEqual({ path: 'a.gguf', prompt: 'x' });
  expect(() => openingOf(['--open'])).toThrow(/needs a file/);
  expect(() => openingOf(['--open', 'a.gguf', '--promt', 'x'])).toThrow(/at most --prompt/);
});
