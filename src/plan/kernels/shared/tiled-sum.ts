import { f32Panel, type Panel } from './panel';

/** Side of the square of results that a workgroup makes. */
export type TileSize = 32 | 64;

/**
 * A matrix as `vec4`s: `along` the index that is summed over (a row of the matrix is a row of the panel), or `across` it
 * (a row of the matrix is one value of the index).
 */
type Direction = 'along' | 'across';

export interface TiledSumShape {
  /** Name of the function, and prefix of those that the caller declares. */
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** The same in the kernel, as expressions, and the length of the sum. */
  readonly extents: { readonly rows: string; readonly columns4: string; readonly length: string };
  readonly left: Direction;
  readonly right: Direction;
  /** Adds up the left matrix over the index as well: a bias's gradient. `left` is then `across`. */
  readonly leftSums: boolean;
  readonly tile: TileSize;
  /**
   * How the tiles lie in workgroup memory. In f16 both matrices are `along`, their numbers whole, and no product above 128:
   * the sum of a panel's products, 16 at most, is then exact, and panels are added up in f32.
   */
  readonly panel?: Panel;
}

export interface TiledSum {
  /** `<name>(tileX, tileY, lane)`, for all 256 threads of a workgroup at once; tiles beyond the matrix are left out. */
  readonly code: string;
  readonly tilesX: number;
  readonly tilesY: number;
  /** Elements of workgroup memory that it needs, in an array called `panel`. */
  readonly panelSize: number;
}

/** Threads of a workgroup: what every device of WebGPU allows. */
export const tileThreads = 256;

/** Tiles of 64 read every number half as often; where they would leave most of a graphics card idle, tiles of 32 do not. */
const enoughTiles = 64;

export const tileSizeFor = (rows: number, columns: number): TileSize =>
  Math.ceil(rows / 64) * Math.ceil(columns / 64) >= enoughTiles ? 64 : 32;

/**
 * A product of matrices by tiles in workgroup memory:  r[m, n] = Σ_k left[m, k] · right[n, k].
 * A thread makes 4 × 4 results. Tiles of 32 need only 64 threads: four groups of them share the sum (split-K), and their
 * parts are added in a fixed order, so that equal inputs give equal bits.
 * The caller declares `<name>Left(i, four)` and `<name>Right(i, four)`, which give a `vec4` (in the panel's numbers) of row i of their matrix and
 * zeros beyond its edges, and `<name>Store(m, n / 4, sums)`; with `leftSums` also `<name>StoreSums(m / 4, sums)`.
 * Source: Volkov & Demmel 2008, "Benchmarking GPUs to tune dense linear algebra".
 */
export function tiledSum({ name, rows, columns, extents, left, right, leftSums, tile, panel = f32Panel }: TiledSumShape): TiledSum {
  const width = tile / 4; // Threads, and vec4s, along a side.
  const threads = width * width;
  const groups = tileThreads / threads;
  const depth = tile / 4; // Values of the summed index in a panel.
  const fours = depth / 4;
  // An `along` panel has a vec4 more a row, so that neighbouring threads read from different banks.
  const sizeOf = (direction: Direction): number => (direction === 'along' ? tile * (fours + 1) : depth * width);
  const groupSize = sizeOf(left) + sizeOf(right);
  const partSize = (leftSums ? 5 : 4) * panel.sumSize;

  const load = (direction: Direction, base: string, call: string, origin: string, place: string): string =>
    direction === 'along'
      ? `{ let i = t / ${fours}u; let four = t % ${fours}u; panel[${base} + ${place} * ${fours + 1}u + four] = ${panel.write(`${call}(${origin} + i, first / 4u + four)`)}; }`
      : `panel[${base} + t] = ${call}(first + t / ${width}u, ${origin} / 4u + t % ${width}u);`;
  const four = [0, 1, 2, 3];
  const leftRows = four.map((i) => `let a${i} = ${panel.read(`panel[l + (y * 4u + ${i}u) * ${fours + 1}u + q]`)};`).join(' ');
  const inner =
    left === 'across'
      ? `for (var k = 0u; k < ${depth}u; k++) { let a = panel[l + k * ${width}u + y]; let b = panel[r + k * ${width}u + x]; ${four.map((i) => `s${i} += a[${i}] * b;`).join(' ')} ${leftSums ? 'total += a;' : ''} }`
      : right === 'along'
        ? `${four.map((i) => `var p${i} = ${panel.sumType}(0);`).join(' ')}
    for (var q = 0u; q < ${fours}u; q++) { ${leftRows} ${four.map((j) => `let b${j} = ${panel.read(`panel[r + (${j * width}u + x) * ${fours + 1}u + q]`)};`).join(' ')}
    ${four.map((i) => `p${i} += ${panel.sumType}(dot(a${i}, b0), dot(a${i}, b1), dot(a${i}, b2), dot(a${i}, b3));`).join(' ')} }
    ${four.map((i) => `s${i} += vec4<f32>(p${i});`).join(' ')}`
        : `for (var q = 0u; q < ${fours}u; q++) { ${leftRows} ${four.map((j) => `let b${j} = panel[r + (q * 4u + ${j}u) * ${width}u + x];`).join(' ')}
    ${four.map((i) => `s${i} += a${i}.x * b0 + a${i}.y * b1 + a${i}.z * b2 + a${i}.w * b3;`).join(' ')} }`;
  const parts = [...four.map((i) => `s${i}`), ...(leftSums ? ['total'] : [])];
  const together =
    groups === 1
      ? ''
      : `if (group > 0u) { let p = ((group - 1u) * ${threads}u + t) * ${partSize}u; ${parts.map((part, i) => panel.writeSum(`p + ${i * panel.sumSize}u`, part)).join(' ')} }
  workgroupBarrier();
  if (group > 0u) { return; }
  for (var other = 0u; other < ${groups - 1}u; other++) { let p = (other * ${threads}u + t) * ${partSize}u; ${parts.map((part, i) => `${part} += ${panel.readSum(`p + ${i * panel.sumSize}u`)};`).join(' ')} }`;

  const code = `fn ${name}(tileX: u32, tileY: u32, lane: u32) {
  if (tileY * ${tile}u >= ${extents.rows} || tileX * ${width}u >= ${extents.columns4}) { return; }
  let steps = (${extents.length} + ${depth * groups - 1}u) / ${depth * groups}u;
  let group = lane / ${threads}u; let t = lane % ${threads}u; let x = t % ${width}u; let y = t / ${width}u;
  let m = tileY * ${tile}u; let n = tileX * ${tile}u; let l = group * ${groupSize}u; let r = l + ${sizeOf(left)}u;
  ${parts.map((part) => `var ${part} = vec4<f32>(0);`).join(' ')}
  for (var step = 0u; step < steps; step++) {
    let first = (group * steps + step) * ${depth}u;
    ${load(left, 'l', `${name}Left`, 'm', 'i')}
    ${load(right, 'r', `${name}Right`, 'n', `((i & 3u) * ${width}u + (i >> 2u))`)}
    workgroupBarrier();
    ${inner}
    workgroupBarrier();
  }
  ${together}
  let column = n / 4u + x; let row = m + y * 4u;
  if (column < ${extents.columns4}) { ${four.map((i) => `if (row + ${i}u < ${extents.rows}) { ${name}Store(row + ${i}u, column, s${i}); }`).join(' ')} }
  ${leftSums ? `if (tileX == 0u && x == 0u && row < ${extents.rows}) { ${name}StoreSums(row / 4u, total); }` : ''}
}`;
  return {
    code,
    tilesX: Math.ceil(columns / tile),
    tilesY: Math.ceil(rows / tile),
    panelSize: Math.max(groups * groupSize, (groups - 1) * threads * partSize),
  };
}
