import type { StepReport } from './reports';
import type { StepOutcome } from './stepper';

type Schedule = Pick<StepReport, 'learningRate' | 'lambda'>;

interface StepUnderWay {
  readonly outcome: Promise<StepOutcome>;
  readonly schedule: Schedule;
  /** Share of the time that passes meanwhile which is this run's. */
  readonly share: number;
}

export interface SettledStep extends StepOutcome, Schedule {
  /** Time since the step before it was settled, or since it was issued: this run's share of it, in ms. */
  readonly tookMs: number;
}

/** Steps whose outcome is still to come, in the order in which they were issued, and the clock of them all. */
export interface StepsUnderWay {
  readonly count: number;
  /** Issues one more. Where there is nobody else to do it, as in WebAssembly, that is all of its work: the clock runs from before. */
  add(issue: () => Promise<StepOutcome>, schedule: Schedule, share: number): void;
  /** Awaits the first, which then is under way no more; where it rejects, all stay. */
  settleFirst(): Promise<SettledStep>;
  /** Lets go of all of them; resolves when none can come any more. */
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
      // It is awaited in its turn; until then a rejection is nobody's.
      outcome.catch(() => undefined);
      steps.push({ outcome, schedule, share });
    },
    async settleFirst() {
      const [first] = steps;
      if (first === undefined) throw new Error('No step is under way.');
      const outcome = await first.outcome;
      steps.shift();
      const now = performance.now();
      // The clock of a machine may be put back.
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
