/** Files and data that walks use, made once: from a model that the page itself trains, and by rule. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @typedef {{ readonly name: string, readonly path: string, readonly bytes: Buffer }} WalkFile */
/** @typedef {{ readonly files: readonly WalkFile[], readonly data: Readonly<Record<string, { readonly kind: 'text' | 'table', readonly path: string, readonly text: string }>> }} Fixtures */

const text = Array.from(
  { length: 400 },
  (_, i) => `The ${['cat', 'dog', 'owl'][i % 3]} sat on a ${['mat', 'log', 'wall', 'hat'][i % 4]}.`,
).join('\n');
const table = `step,high,low\n${Array.from({ length: 120 }, (_, i) => `${i},${(20 + 5 * Math.sin(i / 5)).toFixed(3)},${(3 * Math.cos(i / 9)).toFixed(3)}`).join('\n')}\n`;
const given = {
  text: { kind: 'text', text },
  table: { kind: 'table', text: table },
  'short text': { kind: 'text', text: 'too short' },
  'bad table': { kind: 'table', text: table.replace('20.000', 'warm') },
  film: { kind: 'text', text: '\u0000\u0001\u0002'.repeat(3000) },
};

/**
 * @param {import('playwright').Page} page of the playground, at rest
 * @returns {Promise<Fixtures>}
 */
export async function makeFixtures(page) {
  const folder = await mkdtemp(join(tmpdir(), 'walk-'));
  const made = await page.evaluate(async () => {
    const { bitnet } = window;
    const { id } = await bitnet.run(
      { task: 'sort', hiddenSize: 16, numHeads: 2, numLayers: 1, batchSize: 4, seqLen: 8, steps: 12, backend: 'wasm' },
      { steps: 3 },
    );
    const files = [];
    for (const { id: format, extension, available } of await bitnet.formats(id)) {
      if (available)
        files.push({ name: `${format}${extension.startsWith('.') ? '' : '.'}${extension}`, bytes: [...(await bitnet.export(id, format))] });
    }
    await bitnet.remove(id);
    return files;
  });
  const damaged = made
    .map(({ name, bytes }) => ({ name: `damaged-${name}`, bytes: bytes.slice(0, Math.floor(bytes.length / 2)) }))
    .slice(0, 2);
  const all = [...made, ...damaged, { name: 'notes.txt', bytes: [...Buffer.from('no model')] }, { name: 'empty.gguf', bytes: [] }];
  const files = await Promise.all(
    all.map(async ({ name, bytes }) => {
      const path = join(folder, name);
      await writeFile(path, Buffer.from(bytes));
      return { name, path, bytes: Buffer.from(bytes) };
    }),
  );
  const data = Object.fromEntries(
    await Promise.all(
      Object.entries(given).map(async ([name, { kind, text: content }]) => {
        const path = join(folder, `${name.replace(' ', '-')}.${kind === 'table' ? 'csv' : 'txt'}`);
        await writeFile(path, content);
        return /** @type {const} */ ([name, { kind: /** @type {'text' | 'table'} */ (kind), path, text: content }]);
      }),
    ),
  );
  return { files, data };
}
