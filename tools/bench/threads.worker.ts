import { compare, noCalls } from './compare';
import { planWasmPath } from './paths/plan-wasm';
import type { SizeId } from './sizes';

self.addEventListener('message', ({ data: size }: MessageEvent<SizeId>) => {
  compare(size, { 'plan-wasm': planWasmPath(1), 'plan-wasm, 2 threads': planWasmPath(2) }, noCalls).then(
    ([, ...rows]) => self.postMessage(rows),
    (error: unknown) => self.postMessage(String(error)),
  );
});
