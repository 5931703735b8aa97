/**
 * Seeded random streams.
 *
 * Every random number of the project comes from a stream named by (seed, purpose, index), so that two runs with the
 * same seed see the same initial weights and the same batches, whatever else each of them draws in between.
 *
 * Generator: sfc32 by Chris Doty-Humphrey (PractRand), 128 bits of state, passes BigCrush.
 * Seeding: FNV-1a over the name, finished with the 32-bit mixer of MurmurHash3.
 */
export interface RandomStream {
  /** A 32-bit unsigned integer. */
  uint32(): number;
  /** Uniform in [0, 1) with 32 bits of resolution. */
  uniform(): number;
  /** Uniform integer in [0, below). */
  integer(below: number): number;
  /** Standard normal deviate (Box–Muller, one of the pair is kept for the next call). */
  normal(): number;
  /** One element of a non-empty list, each as likely as any other. */
  pick<T>(items: readonly T[]): T;
}

/** The stream named `purpose` and `index` of a seed. Equal names give equal streams; any difference gives an unrelated one. */
export function randomStream(seed: number, purpose: string, index = 0): RandomStream {
  let a = hashString(`${seed}/${purpose}/${index}/a`);
  let b = hashString(`${seed}/${purpose}/${index}/b`);
  let c = hashString(`${seed}/${purpose}/${index}/c`);
  let counter = 1;
  let spareNormal: number | null = null;

  function uint32(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  }
  for (let i = 0; i < 12; i++) uint32();

  const uniform = (): number => uint32() / 4294967296;
  const integer = (below: number): number => Math.floor(uniform() * below);

  function normal(): number {
    if (spareNormal !== null) {
      const spare = spareNormal;
      spareNormal = null;
      return spare;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spareNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  function pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('pick needs at least one item');
    return items[integer(items.length)] as T;
  }

  return { uint32, uniform, integer, normal, pick };
}

/** A 32-bit hash of a string: FNV-1a, then MurmurHash3's finaliser so that short strings differ in every bit. */
export function hashString(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
