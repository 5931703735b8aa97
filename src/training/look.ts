import { modeOf } from '../catalog/modes/modes';
import { recordLayoutOf, unpackFields } from '../math/codes/code-fields';
import { elementCount } from '../experiment/architecture';
import type { ModelSpec } from '../model/model-spec';
import type { PlanLook } from '../plan/look';
import { describeLayer, scalesOf, type CountedLayer } from './describe-layer';
import type { Inspection, RecordedLayer, WeightMap } from './reports';

/** What a look at the weights of a run is to take in, beside the counts of every BitLinear. */
export interface LookWish {
  /** λ of the next forward pass. */
  readonly lambda: number;
  /** BitLinears whose codes and latents are recorded. */
  readonly recorded: readonly string[];
  /** The BitLinear whose flip counts are reported, weight by weight; null: none. */
  readonly flipCountsOf: string | null;
  /** Whether the scales of all rows or groups are wanted. */
  readonly scales?: true;
}

/** Result of a look, from any stepper. */
export interface WeightLook {
  /** Every BitLinear, in the order of the model's parameters. */
  readonly counted: readonly CountedLayer[];
  readonly recorded: readonly RecordedLayer[];
  /** `[out·in]`; null where not requested or not counted. */
  readonly flipCounts: Uint32Array | null;
  /** Of each BitLinear, of a plan whose mode has scales by its rule, where they were wanted. */
  readonly scales?: ReadonlyMap<string, Float32Array> | null;
}

/** The weights of a run as they were at one step, counted, and the matrices that a record keeps. */
export interface Look {
  readonly inspection: Inspection;
  readonly map: WeightMap | null;
  readonly recorded: readonly RecordedLayer[];
}

/** Of models up to this many BitLinear weights every matrix is recorded, of larger ones the matrix that is looked at. */
const RECORD_ALL_UP_TO = 200_000;

/** The matrices that a record holds: all of a small model, else the one that is looked at. */
function recordedLayers(model: ModelSpec, focusedLayer: string | null): readonly string[] {
  if (model.architecture.mode === 'none') return [];
  const layers = model.parameters.filter(({ role }) => role === 'bitLinear');
  const total = layers.reduce((sum, { shape }) => sum + elementCount(shape), 0);
  return layers.map(({ name }) => name).filter((name) => total <= RECORD_ALL_UP_TO || name === focusedLayer);
}

/**
 * What a record and a map of one layer need.
 *
 * @param layer the one that is looked at; null: none
 */
export function wishOf(model: ModelSpec, layer: string | null, lambda: number): LookWish {
  const recorded = recordedLayers(model, layer);
  const wish = { lambda, recorded, flipCountsOf: recorded.find((name) => name === layer) ?? null };
  return modeOf(model.architecture.mode).granularity === 'matrix' ? wish : { ...wish, scales: true };
}

/** A look taken by a plan in its own memory. */
export function lookOfPlan({ architecture, parameters }: ModelSpec, { counted, recorded, flipCounts, scales }: PlanLook): WeightLook {
  return {
    counted: counted.map(({ name, gamma, meanLatent, cutUnit, counts }) => ({
      gamma,
      each: modeOf(architecture.mode).granularity === 'matrix' ? null : (scales?.get(name) ?? null),
      scales: scalesOf(architecture, gamma, meanLatent, cutUnit),
      counts,
    })),
    recorded: recorded.map(({ name, codes, latents }) => ({
      layer: name,
      shape: parameters.find((spec) => spec.name === name)?.shape ?? [],
      levels: modeOf(architecture.mode).levels ?? [],
      codes,
      latents,
    })),
    flipCounts,
    scales,
  };
}

export interface LookedAtStep {
  readonly step: number;
  /** The λ of the next forward pass. */
  readonly lambda: number;
  /** Codes that the last step changed, per BitLinear. */
  readonly flips: ArrayLike<number>;
}

/** The look as a report. */
export function reportLook(
  model: ModelSpec,
  { counted, recorded, flipCounts }: WeightLook,
  { flipCountsOf: layer }: LookWish,
  { step, lambda, flips }: LookedAtStep,
): Look {
  const specs = model.parameters.filter(({ role }) => role === 'bitLinear');
  const mapped = recorded.find((record) => record.layer === layer);
  return {
    inspection: { step, lambda, layers: counted.map((one, i) => describeLayer(specs[i]!, one, flips[i] ?? 0)) },
    map:
      mapped === undefined
        ? null
        : {
            step,
            layer: mapped.layer,
            shape: mapped.shape,
            codes: unpackFields(mapped.codes, elementCount(mapped.shape), recordLayoutOf(mapped.levels)),
            flipCounts,
          },
    recorded,
  };
}
