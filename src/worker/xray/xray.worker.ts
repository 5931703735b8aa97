/** The worker's entry: it exports nothing, for the reason that `engine/engine.worker.ts` gives, and keeps what comes early. */
import type { XrayRequest } from '../xray-protocol';

const early: XrayRequest[] = [];
const keep = ({ data }: MessageEvent<XrayRequest>): void => void early.push(data);
self.addEventListener('message', keep);

import('./xray-boot')
  .then(({ startXray }) => {
    const receive = startXray((message) => self.postMessage(message));
    self.removeEventListener('message', keep);
    self.addEventListener('message', ({ data }: MessageEvent<XrayRequest>) => receive(data));
    for (const request of early) receive(request);
  })
  .catch((reason: unknown) => {
    setTimeout(() => {
      throw reason;
    });
  });
