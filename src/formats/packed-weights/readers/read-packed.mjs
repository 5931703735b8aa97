// @ts-nocheck: it stands alone, to be read and copied.
/**
 * Reads the packed weights of BitNet Playground. Plain JavaScript without dependencies, for browsers and Node:
 *
 *   node read-packed.mjs model.safetensors
 *
 * The file is a safetensors container: u64 header length, JSON header, data. A weight that the header lists under "tensors" is
 * stored as NAME.packed and NAME.scale, and weight i is codes[i] · scaleAt(weight, i); every other tensor is float32.
 */

/** Field j of a stream of fields, the first in the lowest bits. */
const fieldAt = (bytes, j, bits) => ((bytes[(j * bits) >> 3] | (bytes[((j * bits) >> 3) + 1] << 8)) >> ((j * bits) & 7)) % 2 ** bits;

/** Code j: five to a byte in base 3; four, of which one is 0, to five bits; or the levels that the header lists in fields of bits. */
function codeAt(bytes, j, packing, levels) {
  if (packing === 'base3') return (Math.floor(bytes[Math.floor(j / 5)] / 3 ** (j % 5)) % 3) - 1;
  if (packing !== 'threeOfFour5') return levels[fieldAt(bytes, j, packing === 'bit' ? 1 : Number(packing.slice(-1)))];
  const [place, k] = [fieldAt(bytes, j >> 2, 5) >> 3, j & 3];
  return k === place ? 0 : ((fieldAt(bytes, j >> 2, 5) >> (k < place ? k : k - 1)) & 1) * 2 - 1;
}

/**
 * What weight i is multiplied by: one scale a matrix, a row, or so many consecutive inputs of a row.
 * @returns {number}
 */
export function scaleAt(/** @type {any} */ { shape: [, inputs], scale, scalePer = 'matrix' }, /** @type {number} */ i) {
  if (typeof scale === 'number') return scale;
  const per = scalePer === 'row' ? inputs : scalePer;
  return scale[Math.floor(i / inputs) * Math.ceil(inputs / per) + Math.floor((i % inputs) / per)];
}

/**
 * @param {Uint8Array} file
 * @returns {{ metadata: Record<string, string>, weights: Map<string, { shape: number[], codes?: Int8Array, scale?: number | number[], scalePer?: 'row' | number, values?: Float32Array }> }}
 */
export function readPacked(file) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const dataStart = 8 + Number(view.getBigUint64(0, true));
  const { __metadata__: metadata, ...stored } = JSON.parse(new TextDecoder().decode(file.subarray(8, dataStart)));
  const bytesOf = (name) => file.subarray(dataStart + stored[name].data_offsets[0], dataStart + stored[name].data_offsets[1]);
  /** Copied, because float32 must be aligned. */
  const floatsOf = (name) => new Float32Array(new Uint8Array(bytesOf(name)).buffer);

  const weights = new Map();
  for (const { name, shape, packing, levels = [-1, 1], scalePer } of JSON.parse(metadata.tensors)) {
    const [bytes, scale] = [bytesOf(`${name}.packed`), floatsOf(`${name}.scale`)];
    const codes = Int8Array.from({ length: shape[0] * shape[1] }, (_, j) => codeAt(bytes, j, packing, levels));
    weights.set(name, { shape, codes, scale: scale.length === 1 ? scale[0] : [...scale], ...(scalePer ? { scalePer } : {}) });
    for (const part of ['packed', 'scale']) delete stored[`${name}.${part}`];
  }
  for (const name of Object.keys(stored)) weights.set(name, { shape: stored[name].shape, values: floatsOf(name) });
  return { metadata, weights };
}

// Called by name: say what is in a file.
if (globalThis.process?.argv[1]?.endsWith('read-packed.mjs')) {
  const { metadata, weights } = readPacked(await (await import('node:fs/promises')).readFile(process.argv[2]));
  console.log(metadata.about, '\n', metadata.experiment);
  for (const [name, { shape, codes = [], scale, values }] of weights) {
    const counts = [...new Set(codes)]
      .sort((a, b) => a - b)
      .map((code) => `${code > 0 ? '+' : code < 0 ? '−' : ''}${Math.abs(code)}: ${codes.filter((one) => one === code).length}`);
    console.log(name, `[${shape.join(', ')}]`, values ? 'float32' : `${counts.join('  ')}  scale: ${[scale].flat().join(' ')}`);
  }
}
