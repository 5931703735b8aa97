import { useEffect, useRef, useState, type RefObject } from 'react';
import { createPredictor, type Answer, type Predictor } from '../../state/predictor';
import type { PredictOptions, RunId } from '../../worker/protocol';
import { useTryIt, type TriedRun } from './use-try-it';

export type Answers = ReadonlyMap<RunId, Answer>;

/**
 * Predictions of each run for an input, refreshed while it trains and the element is visible. The last answer stays until
 * the next arrives; `input` null: no query. `input` and `options` must keep their identity while equal.
 */
export function usePredictions(
  runs: readonly TriedRun[],
  input: unknown,
  options: PredictOptions | undefined,
  element: RefObject<Element | null>,
): Answers {
  const { client } = useTryIt();
  const [answers, setAnswers] = useState<Answers>(new Map());
  const predictor = useRef<Predictor | null>(null);
  const isInSight = useInSight(element);
  const shown = runs.map(({ summary }) => `${summary.id}:${summary.step}:${summary.state === 'running' ? 1 : 0}`).join(' ');

  useEffect(() => {
    const made = createPredictor(client, (id, answer) => setAnswers((former) => new Map(former).set(id, answer)));
    predictor.current = made;
    return () => made.stop();
  }, [client]);

  useEffect(() => {
    const wished = shown === '' ? [] : shown.split(' ').map((run) => run.split(':'));
    predictor.current?.update(
      input === null || !isInSight
        ? null
        : {
            runs: wished.map(([id = '', step]) => ({ id, step: Number(step) })),
            busy: wished.some(([, , running]) => running === '1'),
            input,
            ...(options === undefined ? {} : { options }),
          },
    );
  }, [shown, input, options, isInSight]);

  return answers;
}

/** Whether any of an element is on the screen; until that is known, yes. */
function useInSight(element: RefObject<Element | null>): boolean {
  const [isInSight, setInSight] = useState(true);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? true), { rootMargin: '160px' });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isInSight;
}
