/** Twin of `wgsl.ts`, for one thread: loss, clipping factor, norm, and whether the step counts. */
export function reportStep(parts: usize, hyper: usize, report: usize): void {
  let squares: f32 = 0, nats: f32 = 0;
  for (let i: usize = 0; i < 256; i++) {
    squares += f32.load(parts + 8 * i);
    nats += f32.load(parts + 8 * i, 4);
  }
  const norm = sqrt(squares), most = f32.load(hyper, 32);
  f32.store(report, nats);
  f32.store(report, most === 0 ? 1 : min<f32>(1, most / (norm + <f32>1e-6)), 4);
  f32.store(report, norm, 8);
  f32.store(report, isFinite<f32>(nats) ? 1 : 0, 12);
}
