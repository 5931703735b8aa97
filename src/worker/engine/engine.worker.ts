/**
 * The worker's entry: queues requests until the engine is ready, and delivers them in order.
 *
 * It exports nothing that another chunk could import. WebKit evaluates a module worker's entry a second time when a chunk
 * imports it back, and the worker would then hold two engines, each answering every request.
 */
import type { Request } from '../protocol';

const early: Request[] = [];
function keep({ data }: MessageEvent<Request>): void {
  early.push(data);
  // At once with what starts the engine, which would ask for the module only when it has come itself.
  if (data.type === 'backends')
    (data.arithmetic === 'fused'
      ? import('../../plan/kernels/module.as.ts?wasm&fused')
      : import('../../plan/kernels/module.as.ts?wasm')
    ).catch(tell);
}
self.addEventListener('message', keep);

import('./engine-boot')
  .then(({ startEngine }) => {
    const receive = startEngine();
    self.removeEventListener('message', keep);
    self.addEventListener('message', ({ data }: MessageEvent<Request>) => receive(data));
    for (const request of early) receive(request);
  })
  .catch(tell);

/** The page is not notified of an unhandled rejection in a worker; an exception is an `error` event there. */
function tell(reason: unknown): void {
  setTimeout(() => {
    throw reason;
  });
}
