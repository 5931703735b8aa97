/** Whether this machine keeps the lowest byte of a number first: all that run browsers do, but it is not guaranteed. */
const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Four bytes a value, lowest byte first, whatever the machine's own order. Where that is the order, a view of the values and no copy. */
export function float32Bytes(values: Float32Array): Uint8Array {
  return bytesOf(values);
}

/** The float32 values of little-endian bytes at any alignment; bytes after the last whole value are left out. */
export function float32Values(bytes: Uint8Array): Float32Array {
  // Copied, because a view of float32 must be aligned. (Not by `slice`: Node's buffers take that for a view.)
  const whole = new Uint8Array(bytes.length - (bytes.length % 4));
  whole.set(bytes.subarray(0, whole.length));
  return new Float32Array((isLittleEndian ? whole : reversedFours(whole)).buffer);
}

/** Four bytes a value, lowest byte first; a view as of floats. */
export function uint32Bytes(values: Uint32Array): Uint8Array {
  return bytesOf(values);
}

/** The unsigned integers of little-endian bytes at any alignment. */
export function uint32Values(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(float32Values(bytes).buffer);
}

/** Eight bytes a value, lowest byte first. */
export function float64Bytes(values: Float64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((value, i) => view.setFloat64(8 * i, value, true));
  return new Uint8Array(view.buffer);
}

/** The float64 values of little-endian bytes at any alignment; bytes after the last whole value are left out. */
export function float64Values({ buffer, byteOffset, byteLength }: Uint8Array): Float64Array {
  const view = new DataView(buffer, byteOffset, byteLength);
  return Float64Array.from({ length: Math.floor(byteLength / 8) }, (_, i) => view.getFloat64(8 * i, true));
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Uint32Array): Uint8Array {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  return isLittleEndian ? bytes : reversedFours(bytes);
}

function reversedFours(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const reversed = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) reversed[i] = bytes[i ^ 3] ?? 0;
  return reversed;
}
