/**
 * One worker, asked and answered, and another one in its place when it dies.
 *
 * A browser does not say when a worker has died or hangs, so it is asked for a sign of life whenever something is expected
 * of it; any message is one. Time is counted in turns of this clock, not read from it: a page that was frozen, or whose
 * machine slept, has not waited.
 */
import { EngineError } from '../engine-error';
import type { EngineEvent, RequestType, Requests, WorkerMessage } from '../protocol';

/** Rejects with an {@link EngineError}. */
export type Ask = <T extends RequestType>(type: T, args: Requests[T]['args']) => Promise<Requests[T]['result']>;

export interface Lane {
  /** Rejects with an {@link EngineError}; while a worker is being replaced it waits. */
  readonly request: Ask;
  /** Ends the worker; what is still unanswered is rejected. */
  close(): void;
}

/** Something that was asked of a worker which died before it answered. */
export interface Unanswered {
  readonly type: RequestType;
  readonly args: object;
}

export interface LaneOptions {
  readonly spawn: () => Worker;
  readonly onEvent: (event: EngineEvent) => void;
  /** Something runs in the worker though nothing is asked of it. */
  readonly isBusy?: () => boolean;
  /** How long it may be silent, in ms, while it is asked such things: a large model takes its time between two messages. */
  readonly patienceMs?: (asked: readonly RequestType[]) => number;
  /** Puts into a fresh worker what was in the one that died; what was not answered is asked again afterwards, as this returns it. */
  readonly revive?: (ask: Ask, reason: string, unanswered: readonly Unanswered[]) => Promise<readonly Unanswered[]>;
  /** Shared by all workers of one file: once it has arrived for one, it is in the cache for the next. */
  readonly file?: { hasArrived: boolean };
  /** Real time of a turn of the clock, where a test has no time. */
  readonly turnTakesMs?: number;
  /** Another worker would not live either. */
  readonly onGivenUp?: (error: EngineError) => void;
}

interface Pending extends Unanswered {
  /** Part of taking over: void when the worker that takes over dies. */
  readonly isRevival: boolean;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const turnMs = 500;
const defaultPatienceMs = 2000;
/** Until it has said its first word its file may still be on its way over a slow network; it is in the cache for those that come later. */
const loadingPatienceMs = { first: 120_000, again: 20_000 };
/** A worker that dies again within this time counts as the same trouble. */
const steadyAfterMs = 60_000;
const mostDeaths = 3;

export function openLane({
  spawn,
  onEvent,
  isBusy = () => false,
  patienceMs = () => defaultPatienceMs,
  revive = async (_ask, _reason, unanswered) => unanswered,
  file = { hasArrived: false },
  turnTakesMs = turnMs,
  onGivenUp,
}: LaneOptions): Lane {
  const pending = new Map<number, Pending>();
  let sent = 0;
  let worker = start();
  /** It has said something. */
  let isLoaded = false;
  /** Since its last word, while one is due. */
  let silentMs = 0;
  let deaths: readonly number[] = [];
  /** Asked of workers that died before they answered. */
  let held: Pending[] = [];
  /** Settles when the worker has taken over; null otherwise. */
  let revival: Promise<void> | null = null;
  let end: EngineError | null = null;
  let clock: ReturnType<typeof setTimeout> | undefined;

  function start(): Worker {
    const started = spawn();
    started.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
      if (started !== worker) return;
      isLoaded = true;
      file.hasArrived = true;
      silentMs = 0;
      take(data);
      // It may be at something that nobody waits for.
      watch();
    });
    started.addEventListener('error', (event) => {
      if (started !== worker) return;
      // A stray exception; whatever it was thrown by, the worker goes on, or is found out by its silence.
      if (isLoaded) return;
      died(event.message ? `It could not start: ${event.message}.` : 'Its file could not be loaded.');
    });
    return started;
  }

  function take(message: WorkerMessage): void {
    if (message.type !== 'resolved' && message.type !== 'rejected') return onEvent(message);
    const waiting = pending.get(message.request);
    pending.delete(message.request);
    if (message.type === 'resolved') waiting?.resolve(message.value);
    else waiting?.reject(new EngineError(message.error));
  }

  /** Counts silence while a word is due, and asks for one. */
  function turn(): void {
    clock = undefined;
    if (end !== null || !(pending.size > 0 || isBusy())) {
      silentMs = 0;
      return;
    }
    silentMs += turnMs;
    const limitMs = isLoaded
      ? patienceMs([...pending.values()].map(({ type }) => type))
      : loadingPatienceMs[file.hasArrived || deaths.length > 0 ? 'again' : 'first'];
    if (silentMs > limitMs) died(isLoaded ? 'It no longer answered.' : 'Its file did not arrive.');
    else if (isLoaded) worker.postMessage({ type: 'alive', request: 0 });
    watch();
  }

  function watch(): void {
    if (end !== null) return;
    clock ??= setTimeout(turn, turnTakesMs);
  }

  function died(reason: string): void {
    worker.terminate();
    isLoaded = false;
    silentMs = 0;
    const now = performance.now();
    deaths = [...deaths.filter((at) => Math.abs(now - at) < steadyAfterMs), now];
    for (const [request, waiting] of pending) {
      pending.delete(request);
      if (waiting.isRevival) waiting.reject(new Error(reason));
      else held.push(waiting);
    }
    if (deaths.length >= mostDeaths) return giveUp(reason);
    worker = start();
    revival = takeOver(worker, reason);
    watch();
  }

  /** Brings a fresh worker to where the former was, and asks it what that did not answer. */
  async function takeOver(fresh: Worker, reason: string): Promise<void> {
    try {
      const again = await revive(async (type, args) => post(type, args, true), reason, held);
      if (fresh !== worker) return;
      const waiting = held;
      held = [];
      revival = null;
      waiting.forEach(({ resolve, reject }, i) => {
        const { type, args } = again[i] ?? waiting[i]!;
        post(type, args as never).then(resolve, reject);
      });
    } catch {
      // Where it died meanwhile, the next one is taking over.
      if (fresh === worker) giveUp(reason);
    }
  }

  function giveUp(reason: string): void {
    const why = new EngineError({
      code: 'engine-stopped',
      message: `The engine stopped. ${reason} Starting it again did not help: reload the page, and if that fails try another browser or a smaller model.`,
    });
    shut(why);
    onGivenUp?.(why);
  }

  function shut(why: EngineError): void {
    end ??= why;
    clearTimeout(clock);
    worker.terminate();
    revival = null;
    for (const { reject } of [...held, ...pending.values()]) reject(end);
    held = [];
    pending.clear();
  }

  function post<T extends RequestType>(type: T, args: Requests[T]['args'], isRevival = false): Promise<Requests[T]['result']> {
    if (end !== null) return Promise.reject(end);
    sent += 1;
    const request = sent;
    return new Promise<Requests[T]['result']>((resolve, reject) => {
      pending.set(request, { type, args, isRevival, resolve, reject });
      try {
        worker.postMessage({ ...args, type, request });
      } catch (error) {
        pending.delete(request);
        reject(
          new EngineError({
            code: 'invalid-input',
            message: 'This cannot be sent to the engine: give plain values, arrays and objects, no functions or symbols.',
            detail: String(error),
          }),
        );
      }
      watch();
    });
  }

  return {
    async request(type, args) {
      while (revival !== null) await revival;
      return post(type, args);
    },
    close: () => shut(new EngineError({ code: 'engine-stopped', message: 'The engine was closed.' })),
  };
}
