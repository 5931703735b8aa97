/**
 * The worker's entry: queues requests until the engine is ready, and delivers them in order.
 *
 * It exports nothing that another chunk could import. WebKit evaluates a module worker's entry a second time when a chunk
 * imports it back, and the worker would then hold two engines, each answering every request.
 */
import type { Request } from '../protocol';

const early: Request[] = [];
const keep = ({ data }: MessageEvent<Request>): void => void early.push(data);
self.addEventListener('message', keep);

// Both at once: the engine would ask for the module only when it has come itself.
Promise.all([import('./engine-boot'), import('../../plan/kernels/module.as.ts?wasm')])
  .then(([{ startEngine }]) => {
    const receive = startEngine();
    self.removeEventListener('message', keep);
    self.addEventListener('message', ({ data }: MessageEvent<Request>) => receive(data));
    for (const request of early) receive(request);
  })
  .catch((reason: unknown) => {
    // The page is not notified of an unhandled rejection in a worker; an exception is an `error` event there.
    setTimeout(() => {
      throw reason;
    });
  });
