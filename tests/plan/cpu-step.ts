/** Steps of a plan on the CPU, from the numbers of a case. */
import { elementCount } from '../../src/experiment/architecture';
import type { Arithmetic } from '../../src/math/fused-multiply-add';
import { build } from '../../src/model/bitnet';
import { compilePlan, type Plan } from '../../src/plan/compile';
import { preparePlanInWasm, type CpuExecutor } from '../../src/plan/cpu/execute';
import { batchOf, flatten, latentsOf, planSettings, type PlanCase, type StepNumbers } from '../browser/plan-cases';

export const planOf = ({ options, batchSize, optimiser = 'adamw' }: PlanCase): Plan =>
  compilePlan(build(options).architecture, batchSize, { optimiser });

/** A plan with the case's weights loaded, ready to step. */
export function loaded(executor: CpuExecutor, { options, lambda, seed }: PlanCase): CpuExecutor {
  const model = build(options);
  executor.load({ latents: flatten(model, latentsOf(model, seed)) }, lambda);
  return executor;
}

export const wasmExecutor = async (planCase: PlanCase, arithmetic: Arithmetic = 'plain'): Promise<CpuExecutor> =>
  loaded(await preparePlanInWasm(planOf(planCase), { arithmetic }), planCase);

export function cpuStep(executor: CpuExecutor, planCase: PlanCase): StepNumbers {
  const model = build(planCase.options);
  const { lossNats, flips } = executor.step(batchOf(model, planCase.batchSize, planCase.seed), planSettings(planCase));
  const gradient = executor.values('gradient');
  const gradients = Object.fromEntries(
    model.parameters.map(({ name, shape }) => {
      const offset = executor.plan.layout.offsetOf(name);
      return [name, gradient.slice(offset, offset + elementCount(shape))];
    }),
  );
  return { lossNats, gradients, latents: executor.values('latents').slice(0, model.parameterCount), flips };
}
