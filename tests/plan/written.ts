/** What a kernel writes: the places and values, so that executors are compared where there is something to compare. */
import type { Plan } from '../../src/plan/compile';
import { cpuExecutor, memoryOf, type CpuExecutor } from '../../src/plan/cpu/execute';
import type { PlanMemory } from '../../src/plan/cpu/memory';
import type { Dispatch } from '../../src/plan/dispatch';
import type { Bound, Values } from '../../src/plan/kernels/shared/oracle';
import { oracleOf } from '../../src/plan/kernels/oracles';

/** One dispatch as the oracle ran it. */
export interface Ran {
  readonly dispatch: Dispatch;
  /** By binding: all values before, and those that were written, by index. */
  readonly before: Readonly<Record<string, Values>>;
  readonly written: Readonly<Record<string, ReadonlyMap<number, number>>>;
}

/** A plan on the oracles, which tells what every dispatch found and wrote. */
export function observedOracle(plan: Plan, observe: (ran: Ran) => void): CpuExecutor {
  return cpuExecutor(plan, memoryOf(plan), (dispatch, memory) => () => {
    const bound = boundOf(dispatch, memory);
    const before = Object.fromEntries(Object.entries(bound).map(([name, values]) => [name, values.slice()]));
    const written: Record<string, Map<number, number>> = {};
    const watched = Object.fromEntries(
      Object.entries(bound).map(([name, values]) => {
        const places = new Map<number, number>();
        written[name] = places;
        return [name, watch(values, places)];
      }),
    );
    oracleOf(dispatch.kernel)(dispatch.kernel.shape, watched, dispatch.at);
    observe({ dispatch, before, written });
  });
}

function boundOf({ kernel, slices }: Dispatch, memory: PlanMemory): Bound {
  return Object.fromEntries(
    Object.entries(kernel.bindings).map(([name, kind], i) => [
      name,
      kind.includes('u32') ? memory.words(slices[i]!) : memory.floats(slices[i]!),
    ]),
  );
}

function watch(values: Values, places: Map<number, number>): Values {
  return new Proxy(values, {
    get: (target, index) => Reflect.get(target, index),
    set(target, index, value: number) {
      Reflect.set(target, index, value);
      places.set(Number(index), Reflect.get(target, index));
      return true;
    },
  });
}

/**
 * ‖found − written‖ / ‖written‖ over the places that were written; infinite where there is NaN on one side alone. Of whole
 * numbers, a hundredth of the largest relative difference, each by itself: among them are floats by their bits, and a mean
 * of weights may be a small difference of their sums. A count that is off by one is off by more than that.
 */
export function distanceFrom(written: ReadonlyMap<number, number>, found: Values): number {
  if (found instanceof Uint32Array)
    return (
      Math.max(
        ...[...written].map(([index, value]) => (value === found[index] ? 0 : relativeDifference(asFloat(value), asFloat(found[index]!)))),
      ) / 100
    );
  let difference = 0;
  let length = 0;
  for (const [index, value] of written) {
    difference += (found[index]! - value) ** 2;
    length += value ** 2;
  }
  const distance = Math.sqrt(difference) / Math.max(Math.sqrt(length), 1e-12);
  return Number.isNaN(distance) ? Infinity : distance;
}

/** A count becomes a tiny number, exactly; the bits of a float become that float. */
const asFloat = (word: number): number => new Float32Array(Uint32Array.of(word).buffer)[0]!;

const relativeDifference = (a: number, b: number): number => (a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b)));

/** Typically 1e-7; the worst, 2e-6, are gradients of attention, whose terms are differences of nearly equal numbers. */
export const contractDistance = 1e-5;
