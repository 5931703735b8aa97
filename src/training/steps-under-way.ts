import type { StepReport } from './reports';
import type { StepOutcome } from './stepper';

type Schedule = Pick<StepReport, 'learningRate' | 'lambda'>;

interface StepUnderWay {
  readonly outcome: Promise<StepOutcome>;
  readonly schedule: Schedule;
  /** This run's share of the elapsed time. */
  readonly share: number;
}

export interface SettledStep extends StepOutcome, Schedule {
  /** Time since the step before it was settled, or since it was issued: this run's share of it, in ms. */
  readonly tookMs: number;
}

/** Queue of the steps in flight, in order, and their clock. */
export interface StepsUnderWay {
  readonly count: number;
  /** Issues a step. In WebAssembly this is synchronous and does all of the work, so the clock starts before the call. */
  add(issue: () => Promise<StepOutcome>, schedule: Schedule, share: number): void;
  /** Awaits and removes the first; where it rejects, all stay. */
  settleFirst(): Promise<SettledStep>;
  /** Discards all of them; resolves when none is pending. */
  abandon(): Promise<void>;
}

export function stepsUnderWay(): StepsUnderWay {
  let steps: StepUnderWay[] = [];
  let clock = 0;
  return {
    get count() {
      return steps.length;
    },
    add(issue, schedule, share) {
      if (steps.length === 0) clock = performance.now();
      const outcome = issue();
      // It is awaited in order; until then, suppress the unhandled rejection.
      outcome.catch(() => undefined);
      steps.push({ outcome, schedule, share });
    },
    async settleFirst() {
      const [first] = steps;
      if (first === undefined) throw new Error('No step is under way.');
      const outcome = await first.outcome;
      steps.shift();
      const now = performance.now();
      // The system clock may be set back.
      const tookMs = first.share * Math.max(0, now - clock);
      clock = now;
      return { ...outcome, ...first.schedule, tookMs };
    },
    async abandon() {
      const abandoned = steps;
      steps = [];
      await Promise.allSettled(abandoned.map(({ outcome }) => outcome));
    },
  };
}
