/**
 * Requests and replies of one worker, which is replaced when it dies.
 *
 * A browser does not report that a worker has died or hangs, so it is sent a heartbeat request whenever a message of it is
 * due; any message counts. Silence is measured in ticks of a timer, not in elapsed time: a page that was frozen, or whose
 * machine slept, has not waited.
 */
import * as words from '#words/worker/page';
import { messageOf } from '../../math/text/message-of';
import { EngineError } from '../engine-error';
import type { EngineEvent, RequestType, Requests, WorkerMessage } from '../protocol';

/** Rejects with an {@link EngineError}. */
export type Ask = <T extends RequestType>(type: T, args: Requests[T]['args']) => Promise<Requests[T]['result']>;

export interface Lane {
  /** Rejects with an {@link EngineError}; while a worker is being replaced it waits. */
  readonly request: Ask;
  /** Terminates the worker; pending requests are rejected. */
  close(): void;
}

/** Rejects what {@link LaneOptions.revive} asked of a worker that died meanwhile; anything else is an answer of a living one. */
export class WorkerDied extends Error {}

/** A request that was pending when its worker died. */
export interface Unanswered {
  readonly type: RequestType;
  readonly args: object;
}

export interface LaneOptions {
  readonly spawn: () => Worker;
  readonly onEvent: (event: EngineEvent) => void;
  /** The worker is busy though no request is pending. */
  readonly isBusy?: () => boolean;
  /** Silence timeout in ms while such requests are pending: a large model takes long between two messages. */
  readonly patienceMs?: (asked: readonly RequestType[]) => number;
  /**
   * Restores the state of a dead worker in a fresh one; returns the pending requests to be retried afterwards. Its `ask`
   * rejects with {@link WorkerDied} once the fresh one has died, too; where it rejects with anything else, another is tried.
   */
  readonly revive?: (ask: Ask, reason: string, unanswered: readonly Unanswered[]) => Promise<readonly Unanswered[]>;
  /** Shared by all workers of one file: once it has arrived for one, it is in the cache for the next. */
  readonly file?: { hasArrived: boolean };
  /** Real duration of a tick; tests shorten it. */
  readonly turnTakesMs?: number;
  /** No replacement is tried: it would die, too. */
  readonly onGivenUp?: (error: EngineError) => void;
}

interface Pending extends Unanswered {
  /** Part of a takeover: dropped when the replacement dies. */
  readonly isRevival: boolean;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const turnMs = 500;
const defaultPatienceMs = 2000;
/** Timeout before the first message: the script may be loading over a slow network; later workers have it cached. */
const loadingPatienceMs = { first: 120_000, again: 20_000 };
/** A worker that dies again within this time counts as the same failure. */
const steadyAfterMs = 60_000;
/** How much longer each replacement may be silent: what seemed dead may have been a machine that is slow or busy. */
const patienceGrowth = 2;
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
  /** It has sent a message. */
  let isLoaded = false;
  /** Since its last message, while one is due. */
  let silentMs = 0;
  let deaths: readonly number[] = [];
  /** Pending requests of dead workers, to be retried. */
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
      // It may be busy with work that no request awaits.
      watch();
    });
    started.addEventListener('error', (event) => {
      if (started !== worker) return;
      // An uncaught exception: the worker either survives it, or is detected by its silence.
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

  /** Counts silence while a message is due, and sends the heartbeat request. */
  function turn(): void {
    clock = undefined;
    if (end !== null || !(pending.size > 0 || isBusy())) {
      silentMs = 0;
      return;
    }
    silentMs += turnMs;
    forgetOldDeaths();
    const limitMs = isLoaded
      ? patienceMs([...pending.values()].map(({ type }) => type)) * patienceGrowth ** deaths.length
      : loadingPatienceMs[file.hasArrived || deaths.length > 0 ? 'again' : 'first'];
    if (silentMs > limitMs) died(isLoaded ? words.noAnswer : words.noFile);
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
    forgetOldDeaths();
    deaths = [...deaths, performance.now()];
    for (const [request, waiting] of pending) {
      pending.delete(request);
      if (waiting.isRevival) waiting.reject(new WorkerDied(reason));
      else held.push(waiting);
    }
    if (deaths.length >= mostDeaths) return giveUp(reason);
    worker = start();
    revival = takeOver(worker, reason);
    watch();
  }

  function forgetOldDeaths(): void {
    const now = performance.now();
    deaths = deaths.filter((at) => Math.abs(now - at) < steadyAfterMs);
  }

  /** Restores the former state in a fresh worker, and retries its pending requests. */
  async function takeOver(fresh: Worker, reason: string): Promise<void> {
    const ask: Ask = async (type, args) => {
      if (fresh !== worker) throw new WorkerDied(reason);
      return post(type, args, true);
    };
    try {
      const again = await revive(ask, reason, held);
      if (fresh !== worker) return;
      const waiting = held;
      held = [];
      revival = null;
      waiting.forEach(({ resolve, reject }, i) => {
        const { type, args } = again[i] ?? waiting[i]!;
        post(type, args as never).then(resolve, reject);
      });
    } catch (error) {
      // If it died meanwhile, the next replacement is taking over.
      if (fresh === worker && end === null) died(messageOf(error));
    }
  }

  function giveUp(reason: string): void {
    const why = new EngineError({
      code: 'engine-stopped',
      message: words.stopped(reason),
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
            message: words.unsendable,
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
    close: () => shut(new EngineError({ code: 'engine-stopped', message: words.closed })),
  };
}
