/** A worker whose engine runs in this very process: it can be killed, struck dumb, or never load, as no real one can on demand. */
import type { FormatRegistry } from '../../../src/formats/formats';
import type { ChosenBackend } from '../../../src/worker/backends/choose';
import { answer } from '../../../src/worker/engine/answer';
import { createEngine } from '../../../src/worker/engine/engine';
import type { Request } from '../../../src/worker/protocol';
import { cpuBackend } from '../cpu-engine';

export interface WorkerInProcess {
  readonly worker: Worker;
  /** Requests that reached it, by type. */
  readonly heard: readonly string[];
  /** It dies without an event. */
  kill(): void;
}

/**
 * @param loads false: its file cannot be loaded
 * @param formats that its engine knows; all by default
 * @param backend TensorFlow's cpu, without compiled steps, by default
 */
export function workerInProcess({
  loads = true,
  formats,
  backend = cpuBackend,
}: { readonly loads?: boolean; readonly formats?: FormatRegistry; readonly backend?: ChosenBackend } = {}): WorkerInProcess {
  const events = new EventTarget();
  const heard: string[] = [];
  let isAlive = true;
  const say = (data: unknown): void => {
    // In a task of its own, in order, and copied, as messages are.
    const copy: unknown = structuredClone(data);
    setTimeout(() => isAlive && events.dispatchEvent(new MessageEvent('message', { data: copy })), 0);
  };
  const engine = createEngine({
    emit: say,
    chooseBackend: async () => backend,
    ...(formats === undefined ? {} : { formats }),
  });
  if (!loads) setTimeout(() => events.dispatchEvent(Object.assign(new Event('error'), { message: '' })), 0);
  const kill = (): void => void (isAlive = false);
  const worker = Object.assign(events, {
    postMessage(message: Request) {
      const request = structuredClone(message);
      setTimeout(() => {
        if (!isAlive || !loads) return;
        heard.push(request.type);
        void answer(engine, request).then(say);
      }, 0);
    },
    terminate: kill,
    onmessage: null,
    onmessageerror: null,
    onerror: null,
  }) as unknown as Worker;
  return { worker, heard, kill };
}
