/** The worker of the X-ray as the page calls it. It lives as long as the X-ray is open, and what it has read goes with it. */
import '../own-scripts';
import type { XrayEvent, XrayMessage, XrayRefusal, XrayRequests, XrayRequestType } from '../xray-protocol';

export interface XrayClient {
  /** Rejects with an {@link XrayRefused}; never resolves after `close`. */
  request<T extends XrayRequestType>(type: T, args: XrayRequests[T]['args']): Promise<XrayRequests[T]['result']>;
  subscribe(listener: (event: XrayEvent) => void): () => void;
  close(): void;
}

/** Why the worker did not answer. */
export class XrayRefused extends Error {
  override readonly name = 'XrayRefused';
  readonly verdict: string | null;

  constructor({ verdict, message }: XrayRefusal) {
    super(message);
    this.verdict = verdict;
  }
}

interface Waiting {
  // Answered with the result of the type that was asked for.
  resolve(value: never): void;
  reject(error: Error): void;
}

const spawnWorker = (): Worker => new Worker(new URL('../xray/xray.worker.ts', import.meta.url), { type: 'module' });

/** The worker starts with the first request; after `close`, a further request begins anew with another. */
export function createXrayClient(spawn = spawnWorker): XrayClient {
  let worker: Worker | null = null;
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: XrayEvent) => void>();
  let asked = 0;

  function start(): Worker {
    const started = spawn();
    started.addEventListener('message', ({ data }: MessageEvent<XrayMessage>) => {
      if ('event' in data) {
        listeners.forEach((listener) => listener(data.event));
        return;
      }
      const asker = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.ok) asker?.resolve(data.value as never);
      else asker?.reject(new XrayRefused(data.refusal));
    });
    started.addEventListener('error', ({ message }) => {
      for (const { reject } of waiting.values()) reject(new XrayRefused({ verdict: null, message }));
      waiting.clear();
    });
    return started;
  }

  return {
    request: async (type, args) =>
      new Promise((resolve, reject) => {
        const id = ++asked;
        waiting.set(id, { resolve, reject });
        worker ??= start();
        worker.postMessage({ id, type, args });
      }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      worker?.terminate();
      worker = null;
      waiting.clear();
    },
  };
}
