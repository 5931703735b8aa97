/** Pages that were damaged or made up: read rightly or refused, never anything else. */
import { expect, it } from 'vitest';
import { FormatError } from '../../src/formats/format-error';
import { html } from '../../src/formats/html';
import { randomStream } from '../../src/math/random';
import { tinyModel } from './random-model';

const model = tinyModel();
const whole = html.write(model);
const afterWeights = new TextDecoder('latin1').decode(whole).indexOf('</script>') + '</script>'.length;
/** The reader looks for nothing behind the weights; without the program a case takes a tenth of the time. */
const page = whole.slice(0, afterWeights);
const cases = 20_000;

/** The model, or null for a refusal; any other error fails the test. */
function read(bytes: Uint8Array, what: string): ReturnType<typeof html.read> | null {
  try {
    return html.read(bytes);
  } catch (error) {
    expect(error, what).toBeInstanceOf(FormatError);
    return null;
  }
}

it('is read from the whole page and from its beginning alike', () => {
  expect(read(page, 'beginning')).toEqual(model);
});

it('is refused when it ends too early, wherever that is', () => {
  // The last byte that matters is the end of the closing tag.
  for (let length = 0; length < page.length; length++) expect(read(page.subarray(0, length), `cut to ${length} bytes`), `cut to ${length} bytes`).toBeNull();
});

const random = randomStream(1, 'hostile pages');
const at = (): number => random.integer(page.length);
const pieces = ['</script>', '<script type="application/octet-stream" id="bitnet-weights">', '<!doctype html>', '<!--', '\0', '====', 'AAAA', '\n'];

function spliced(start: number, removed: number, text: string): Uint8Array {
  const added = new TextEncoder().encode(text);
  const rest = page.subarray(start + removed);
  const bytes = new Uint8Array(start + added.length + rest.length);
  bytes.set(page.subarray(0, start));
  bytes.set(added, start);
  bytes.set(rest, start + added.length);
  return bytes;
}

function flipped(place: number, bit: number): Uint8Array {
  const bytes = page.slice();
  bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
  return bytes;
}

const damages: readonly (() => Uint8Array)[] = [
  () => flipped(at(), random.integer(8)),
  () => spliced(at(), 0, random.pick(pieces)),
  () => spliced(at(), 1 + random.integer(200), random.pick(pieces)),
  () => spliced(at(), 1 + random.integer(8), ''),
];

it(`gives the same model or a refusal in ${cases.toLocaleString('en')} damaged pages`, () => {
  let refused = 0;
  for (let i = 0; i < cases; i++) {
    const found = read(damages[i % damages.length]!(), `case ${i}`);
    if (found === null) refused++;
    else if (i % 20 === 0) expect(found, `case ${i}`).toEqual(model);
  }
  expect(refused).toBeGreaterThan(cases / 2);
  // Damage in the title, or behind the padding of the base64, changes no weight.
  expect(refused).toBeLessThan(cases);
});
