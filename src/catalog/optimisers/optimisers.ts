import { adamw } from './adamw/adamw';
import { lion } from './lion/lion';
import type { Optimiser, OptimiserSettings } from './optimiser';
import { sgd } from './sgd/sgd';

/** Every optimiser; the key is its id. */
export const optimisers = { adamw, sgd, lion } satisfies Record<string, Optimiser>;

export type OptimiserId = keyof typeof optimisers;

/** Of an experiment that names none, and of steps that test whether a backend is right. */
export const defaultOptimiser = 'adamw' satisfies OptimiserId;

export const optimiserIds = Object.keys(optimisers) as readonly OptimiserId[];

/** The optimiser of an id, seen as the common interface. */
export function optimiserOf(id: OptimiserId): Optimiser {
  return optimisers[id];
}

/** Settings of a step together with the optimiser that takes it. */
export interface OptimiserStep extends OptimiserSettings {
  readonly id: OptimiserId;
}

/** The step of an optimiser as every experiment takes it, but for what is changed: no weight decay, gradients clipped at 1. */
export function optimiserStep(id: OptimiserId, learningRate: number, changes: Partial<OptimiserSettings> = {}): OptimiserStep {
  return { id, learningRate, weightDecay: 0, clipNorm: 1, constants: optimiserOf(id).constants, ...changes };
}

/** Something for every slot of an optimiser, by its name, in their order. */
export const bySlot = <Value>(id: OptimiserId, valueOf: (slot: string) => Value): Readonly<Record<string, Value>> =>
  Object.fromEntries(optimiserOf(id).slots.map((slot) => [slot, valueOf(slot)]));
