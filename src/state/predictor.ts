/**
 * Refreshes predictions while runs train. One request in flight at a time, for the newest weights and the newest input;
 * stale answers are dropped. Throttled in proportion to the cost of an answer, so that predictions never take more than
 * a fifth of the time that training has.
 */
import { messageOf } from '../math/text/message-of';
import type { PredictOptions, Prediction, RunId } from '../worker/protocol';
import type { EngineClient } from '../worker/page/client';

export interface PredictionWish {
  readonly runs: readonly { readonly id: RunId; readonly step: number }[];
  /** Compared by identity. */
  readonly input: unknown;
  readonly options?: PredictOptions;
  /** Something trains: throttle. */
  readonly busy: boolean;
}

export type Answer =
  | { readonly kind: 'prediction'; readonly prediction: Prediction; readonly step: number; readonly input: unknown }
  | { readonly kind: 'refused'; readonly message: string; readonly step: number; readonly input: unknown };

export interface Predictor {
  /** Sets the input to predict; null: none. */
  update(wish: PredictionWish | null): void;
  stop(): void;
}

const SPARING_MS = 500;
const COST_FACTOR = 4;

export function createPredictor(
  client: Pick<EngineClient, 'request'>,
  answered: (id: RunId, answer: Answer) => void,
  now: () => number = () => performance.now(),
): Predictor {
  let wish: PredictionWish | null = null;
  const done = new Map<RunId, { readonly step: number; readonly input: unknown; readonly options: PredictOptions | undefined }>();
  let running = false;
  let restUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isFresh = (id: RunId, step: number, forWish: PredictionWish): boolean => {
    const last = done.get(id);
    return last !== undefined && last.step === step && last.input === forWish.input && last.options === forWish.options;
  };
  const isAnswered = (id: RunId, forWish: PredictionWish): boolean =>
    done.get(id)?.input === forWish.input && done.get(id)?.options === forWish.options;

  /** The next run to ask: one without any answer to this input first, then the stalest. */
  function next(current: PredictionWish): { readonly id: RunId; readonly step: number } | undefined {
    const stale = current.runs.filter(({ id, step }) => !isFresh(id, step, current));
    const lag = ({ id, step }: { readonly id: RunId; readonly step: number }): number =>
      isAnswered(id, current) ? Math.abs(step - (done.get(id)?.step ?? 0)) : Infinity;
    return stale.toSorted((a, b) => (lag(a) === lag(b) ? 0 : lag(b) - lag(a)))[0];
  }

  function pump(): void {
    clearTimeout(timer);
    if (running || wish === null) return;
    const current = wish;
    const run = next(current);
    if (run === undefined) return;
    const wait = isAnswered(run.id, current) ? restUntil - now() : 0;
    if (wait > 0) {
      timer = setTimeout(pump, wait);
      return;
    }
    running = true;
    const startedMs = now();
    const { input, options } = current;
    const settle = (answer: Answer): void => {
      running = false;
      const cost = now() - startedMs;
      restUntil = now() + (current.busy ? Math.max(SPARING_MS / current.runs.length, COST_FACTOR * cost) : 0);
      if (wish !== null && wish.input === input && wish.options === options) {
        done.set(run.id, { step: run.step, input, options });
        answered(run.id, answer);
      }
      pump();
    };
    client.request('predict', { id: run.id, input, ...(options === undefined ? {} : { options }) }).then(
      (prediction) => settle({ kind: 'prediction', prediction, step: run.step, input }),
      (error: unknown) => settle({ kind: 'refused', message: messageOf(error), step: run.step, input }),
    );
  }

  return {
    update(newWish) {
      wish = newWish;
      pump();
    },
    stop() {
      wish = null;
      clearTimeout(timer);
    },
  };
}
