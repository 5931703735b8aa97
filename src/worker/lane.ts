import { EngineError } from './engine-error';
import type { EngineEvent, RequestType, Requests, WorkerMessage } from './protocol';

/** One worker, asked and answered. */
export interface Lane {
  request<T extends RequestType>(type: T, args: Requests[T]['args']): Promise<Requests[T]['result']>;
  /** Ends the worker; what is still unanswered is rejected. */
  close(): void;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Matches replies to requests and passes events on. */
export function openLane(worker: Worker, onEvent: (event: EngineEvent) => void): Lane {
  const pending = new Map<number, Pending>();
  let sent = 0;

  worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
    if (data.type !== 'resolved' && data.type !== 'rejected') return onEvent(data);
    const waiting = pending.get(data.request);
    pending.delete(data.request);
    if (data.type === 'resolved') waiting?.resolve(data.value);
    else waiting?.reject(new EngineError(data.error));
  });
  worker.addEventListener('error', (event) => {
    rejectAll(`The engine stopped: ${event.message || 'its file could not be loaded'}. Reload the page to start it again.`);
  });

  function rejectAll(message: string): void {
    for (const { reject } of pending.values()) reject(new EngineError({ code: 'internal', message }));
    pending.clear();
  }

  return {
    request<T extends RequestType>(type: T, args: Requests[T]['args']): Promise<Requests[T]['result']> {
      sent += 1;
      const request = sent;
      return new Promise<Requests[T]['result']>((resolve, reject) => {
        pending.set(request, { resolve, reject });
        worker.postMessage({ type, request, ...args });
      });
    },
    close() {
      worker.terminate();
      rejectAll('The engine was closed.');
    },
  };
}
