import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { FormatError } from '../../../src/formats/format-error';
import { html } from '../../../src/formats/html/html';
import { packed } from '../../../src/formats/packed-weights/packed';
import { readAny } from '../../../src/formats/read-any';
import { readEmbedded } from '../../../src/standalone/read-embedded';
import { someRecipes } from '../../experiment/drafts';
import { tinyModel } from '../random-model';

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('a page that holds a model', () => {
  const model = tinyModel();
  const page = html.write(model);

  // Every recipe, in words and as a rule, is 5 kB of it, and what runs them from their codes 2 kB: any file names any of them.
  it('is under 68 kB without the weights', () => {
    const weights = Math.ceil(packed.write(model).length / 3) * 4;
    console.log(`a page without its weights: ${page.length - weights} bytes`);
    expect(page.length - weights).toBeLessThan(68_000);
  });

  it('asks for nothing outside of itself', () => {
    const text = textOf(page);
    expect(text).not.toMatch(/(src|href)="(?!data:)/);
    expect(text).not.toMatch(/url\((?!['"]?data:)/);
    expect(text).not.toContain('@import');
    expect(text).toContain("default-src 'none'");
  });

  it('is opened like any other file', () => {
    expect(readAny(page)).toEqual(model);
  });

  it('accounts for every byte', () => {
    expect(html.parts(page).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)).toBe(page.length);
  });

  it.each([
    ['a page of somebody else', '<!doctype html><title>Cats</title>'],
    ['weights without an end', textOf(page).slice(0, textOf(page).indexOf('</script>'))],
    ['weights that are no base64', textOf(page).replace(/(id="bitnet-weights">).{8}/, '$1<<<<<<<<')],
    ['weights of something else', textOf(page).replace(/(id="bitnet-weights">)[^<]*/, '$1aGVsbG8=')],
    ['no page at all', 'hello'],
  ])('refuses %s', (_what, text) => {
    expect(() => html.read(new TextEncoder().encode(text))).toThrow(FormatError);
  });
});

describe('what a person wrote', () => {
  it('cannot leave the place it stands in', () => {
    const page = textOf(html.write(tinyModel({ task: 'gestures' })));
    // Three of ours: weights, program, starter. Nothing else opens or closes one.
    expect(page.match(/<script/g)).toHaveLength(3);
    expect(page.match(/<\/script/g)).toHaveLength(3);
  });
});

it('unpacks its own program', async () => {
  const page = textOf(html.write(tinyModel()));
  const [, text = ''] = /id="bitnet-program" data-bytes="\d+">([^<]*)</.exec(page) ?? [];
  const [, starter = ''] = /<script>([^<]*(?:<(?!\/script>)[^<]*)*)<\/script>/.exec(page.slice(page.indexOf(text) + text.length)) ?? [];
  const [, sizeBytes = ''] = /data-bytes="(\d+)"/.exec(page) ?? [];
  const appended: { textContent: string }[] = [];
  const failure = { textContent: '' };
  const fake = {
    getElementById: (id: string) => (id === 'bitnet-program' ? { textContent: text, dataset: { bytes: sizeBytes } } : failure),
    createElement: () => ({ textContent: '' }),
    body: { append: (script: { textContent: string }) => appended.push(script) },
  };
  // The page's own starter, run with a document that only remembers what it is given.
  runInNewContext(starter, { document: fake, Uint8Array, Math, Blob, Response, DecompressionStream });
  await expect.poll(() => appended.length + failure.textContent.length).toBeGreaterThan(0);
  expect(failure.textContent).toBe('');
  expect(appended[0]?.textContent).toContain('WebAssembly SIMD');
});

it.each(['ternary', ...someRecipes] as const)('reads its own weights as the page does (%s)', (mode) => {
  const model = tinyModel({ mode, feedForwardSize: 4 });
  expect(readEmbedded(packed.write(model))).toEqual(model);
});
