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
  /** What the step before was allowed. */
  let allowedBefore = 0;
  return {
    next() {
      const allowed = Math.min(mostThreads, coreShare());
      const chosen = choice.settled(allowed);
      // Arms of a comparison begin a moment apart: at its first step, each seems to have the cores to itself. A helper would take
      // them away for as long as several steps, and be given back.
      if (chosen === null && allowed === allowedBefore) crew.growTo(allowed);
      // Surplus helpers are terminated.
      if (chosen !== null && allowed > 1) crew.shrinkTo(chosen);
      allowedBefore = allowed;
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
