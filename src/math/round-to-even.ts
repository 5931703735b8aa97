/** To the nearest whole number, ties to the even one: `f32.nearest` of WebAssembly and `round` of WGSL. */
export function roundToEven(x: number): number {
  const below = Math.floor(x);
  const above = x - below;
  if (above !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
}
