import { at } from '../../../math/lanes.as';
import { clipNormAt, stepNumberAt } from '../../hyper.as';

/**
 * Loss, clipping factor, norm and whether the step counts, which every thread works out for itself and the first one
 * reports. Returns the factor, or −1 when the step does not count.
 */
export function endStep(hyper: usize, parts: usize, report: usize, from: i32): f32 {
  let squares: f32 = 0,
    nats: f32 = 0;
  for (let i: usize = 0; i < 256; i++) {
    squares += f32.load(parts + 8 * i);
    nats += f32.load(parts + 8 * i, 4);
  }
  const norm = sqrt(squares),
    most = f32.load(at(hyper, clipNormAt));
  const factor = most === 0 ? <f32>1 : min<f32>(1, most / (norm + <f32>1e-6));
  const counts = isFinite<f32>(nats);
  if (from === 0) {
    f32.store(report, nats);
    f32.store(report, factor, 4);
    f32.store(report, norm, 8);
    const step = f32.load(at(hyper, stepNumberAt));
    f32.store(report, counts ? step : -step, 12);
  }
  return counts ? factor : -1;
}
