import type { Crew } from './crew';
import { mostThreads } from './crew-control';
import { createThreadChoice } from './thread-choice';

/** Decides with how many threads a plan takes its steps, while other workers come and go. */
export interface StepThreads {
  /** For the next step. */
  next(): number;
  /** What a step took. */
  took(threads: number, ms: number): void;
  /** Ends the helpers. */
  end(): void;
}

/** @param coreShare cores that this plan may use now */
export function stepThreads(crew: Crew, coreShare: () => number): StepThreads {
  const choice = createThreadChoice();
  let counts = true;
  return {
    next() {
      const allowed = Math.min(mostThreads, coreShare());
      const chosen = choice.settled(allowed);
      // Surplus helpers are terminated.
      if (chosen === null) crew.growTo(allowed);
      else if (allowed > 1) crew.shrinkTo(chosen);
      // While helpers start, steps run without them and are not measured.
      counts = chosen !== null || crew.ready >= allowed;
      return counts ? choice.next(allowed) : 1;
    },
    took(threads, ms) {
      if (counts) choice.took(threads, ms);
    },
    end: () => crew.end(),
  };
}
