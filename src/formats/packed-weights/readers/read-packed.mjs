// @ts-nocheck: it stands alone, to be read and copied.
/**
 * Reads the packed weights of BitNet Playground. Plain JavaScript without dependencies, for browsers and Node:
 *
 *   node read-packed.mjs model.safetensors
 *
 * The file is a safetensors container: u64 header length, JSON header, data. A weight that the header lists under
 * "tensors" is stored as NAME.packed and NAME.scale and is used as code · scale; every other tensor is float32.
 */

/** Codes −1, 0, +1: five to a byte in base 3, the first in the lowest place. */
function unpackTrits(bytes, count) {
  return Int8Array.from({ length: count }, (_, j) => (Math.floor(bytes[Math.floor(j / 5)] / 3 ** (j % 5)) % 3) - 1);
}

/** Codes −1, +1 in fields of one bit, or of the levels that the header lists in 2 or 4 bits, the first in the lowest. */
function unpackFields(bytes, count, bits, levels) {
  return Int8Array.from({ length: count }, (_, j) => levels[(bytes[(j * bits) >> 3] >> ((j * bits) & 7)) & (2 ** bits - 1)]);
}

/**
 * @param {Uint8Array} file
 * @returns {{ metadata: Record<string, string>, weights: Map<string, { shape: number[], codes?: Int8Array, scale?: number | number[], values?: Float32Array }> }}
 */
export function readPacked(file) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const dataStart = 8 + Number(view.getBigUint64(0, true));
  const { __metadata__: metadata, ...stored } = JSON.parse(new TextDecoder().decode(file.subarray(8, dataStart)));
  const bytesOf = (name) => file.subarray(dataStart + stored[name].data_offsets[0], dataStart + stored[name].data_offsets[1]);
  /** Copied, because float32 must be aligned. */
  const floatsOf = (name) => new Float32Array(new Uint8Array(bytesOf(name)).buffer);

  const weights = new Map();
  for (const { name, shape, packing, levels = [-1, 1] } of JSON.parse(metadata.tensors)) {
    const bytes = bytesOf(`${name}.packed`);
    const scale = floatsOf(`${name}.scale`);
    const count = shape.reduce((product, extent) => product * extent, 1);
    const bits = packing === 'bit' ? 1 : Number(packing.slice(-1));
    const codes = packing === 'base3' ? unpackTrits(bytes, count) : unpackFields(bytes, count, bits, levels);
    weights.set(name, { shape, codes, scale: scale.length === 1 ? scale[0] : [...scale] });
    for (const part of ['packed', 'scale']) delete stored[`${name}.${part}`];
  }
  for (const name of Object.keys(stored)) weights.set(name, { shape: stored[name].shape, values: floatsOf(name) });
  return { metadata, weights };
}

// Called by name: say what is in a file.
if (globalThis.process?.argv[1]?.endsWith('read-packed.mjs')) {
  const { readFile } = await import('node:fs/promises');
  const { metadata, weights } = readPacked(await readFile(process.argv[2]));
  console.log(metadata.about, '\n', metadata.experiment);
  for (const [name, { shape, codes, scale }] of weights) {
    const counts = [-1, 0, 1].map((level) => codes?.filter((code) => code === level).length);
    console.log(
      name,
      `[${shape.join(', ')}]`,
      codes === undefined ? 'float32' : `−1: ${counts[0]}  0: ${counts[1]}  +1: ${counts[2]}  scale: ${[scale].flat().join(' ')}`,
    );
  }
}
