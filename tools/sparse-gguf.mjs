/**
 * A file of eight gigabytes that takes a few megabytes on disk: a GGUF model of two billion weights in I2_S of which only the
 * header and the first matrix are written, and an embedding that fills the rest.
 */
import { open } from 'node:fs/promises';

const [HIDDEN, ROWS, BLOCKS, SMALL, TOKENS] = [2560, 6912, 30, 340, 128_256];
/** A quarter of a byte a code, then γ and what fills it up to 32 bytes. */
export const firstMatrixBytes = (HIDDEN * ROWS) / 4 + 32;
const GAMMA = 1.5;

/** @typedef {{ name: string, shape: readonly number[], type: number, sizeBytes: number }} Tensor */

/** @returns {readonly Tensor[]} */
function tensors() {
  const matrix = { shape: [ROWS, HIDDEN], type: 36, sizeBytes: firstMatrixBytes };
  const blocks = Array.from({ length: BLOCKS }, (_, block) =>
    ['ffn_gate', 'ffn_up'].map((part) => ({ name: `blk.${block}.${part}.weight`, ...matrix })),
  );
  const small = Array.from({ length: SMALL }, (_, i) => ({
    name: `blk.${Math.floor(i / 12)}.extra_${i % 12}.weight`,
    shape: [HIDDEN],
    type: 0,
    sizeBytes: 4 * HIDDEN,
  }));
  const embedding = { name: 'token_embd.weight', shape: [1_600_000, HIDDEN], type: 1, sizeBytes: 2 * 1_600_000 * HIDDEN };
  return [...blocks.flat(), ...small, embedding];
}

/**
 * Writes it.
 * @param {string} path
 */
export async function writeSparseGguf(path) {
  const all = tensors();
  const texts = Array.from({ length: TOKENS }, (_, i) => text(`token ${i}`));
  const head = [Buffer.from('GGUF'), u32(3), u64(all.length), u64(2)];
  head.push(text('general.architecture'), u32(8), text('bitnet-b1.58'));
  head.push(text('tokenizer.ggml.tokens'), u32(9), u32(8), u64(TOKENS), Buffer.concat(texts));
  let end = 0;
  for (const { name, shape, type, sizeBytes } of all) {
    head.push(text(name), u32(shape.length), ...shape.toReversed().map(u64), u32(type), u64(end));
    end += aligned(sizeBytes);
  }
  const header = Buffer.concat(head);
  const dataStart = aligned(header.length);
  const file = await open(path, 'w');
  await file.write(header, 0, header.length, 0);
  const codes = firstMatrix();
  await file.write(codes, 0, codes.length, dataStart);
  await file.truncate(dataStart + end);
  await file.close();
}

/** Codes of which 31 % are 0, four a byte: 0, 1 and 2 stand for −1, 0 and +1. */
function firstMatrix() {
  const bytes = Buffer.alloc(firstMatrixBytes);
  let state = 1;
  const code = () => {
    // Numerical Recipes' generator: what it draws matters to nobody.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const place = state / 2 ** 32;
    return place < 0.345 ? 0 : place < 0.655 ? 1 : 2;
  };
  for (let i = 0; i < (HIDDEN * ROWS) / 4; i++) bytes[i] = (code() << 6) | (code() << 4) | (code() << 2) | code();
  bytes.writeFloatLE(GAMMA, (HIDDEN * ROWS) / 4);
  return bytes;
}

const aligned = (/** @type {number} */ bytes) => Math.ceil(bytes / 32) * 32;

function u32(/** @type {number} */ value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(/** @type {number} */ value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

const text = (/** @type {string} */ value) => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);
