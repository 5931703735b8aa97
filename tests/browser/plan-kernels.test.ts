/** Every kernel in WGSL against its oracle, dispatch by dispatch, on the numbers of a real step; see `tests/plan/kernels.test.ts`. */
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../src/model/bitnet';
import { twins } from '../../src/plan/kernels/twins';
import { loaded, planOf } from '../plan/cpu-step';
import { kernelCases } from '../plan/kernel-cases';
import { contractDistance, distanceFrom, observedOracle, type Ran } from '../plan/written';
import { batchOf, planSettings, tensorflowDevice } from './plan-cases';
import { runInWgsl } from './run-in-wgsl';

let device: GPUDevice;
beforeAll(async () => {
  device = await tensorflowDevice();
});

const seen = new Set<string>();

describe('a kernel in WGSL is its formula', () => {
  // Some are left to WebAssembly and to the parity of whole steps: pipelines take their time to compile here.
  it.each(kernelCases.filter(({ seed }) => [1, 3, 4, 6, 7, 8, 12, 14, 16, 18, 22].includes(seed)))(
    '$options.recipe, $options.hiddenSize wide, seed $seed',
    async (planCase) => {
      const ran: Ran[] = [];
      const oracle = loaded(
        observedOracle(planOf(planCase), (one) => ran.push(one)),
        planCase,
      );
      oracle.step(batchOf(build(planCase.options), planCase.batchSize, planCase.seed), planSettings(planCase));
      oracle.look({ recorded: oracle.plan.layout.bitLinears.map(({ name }) => name), flipCountsOf: null });
      for (const one of ran) {
        seen.add(one.dispatch.kernel.name);
        const found = await runInWgsl(device, one);
        for (const [name, places] of Object.entries(one.written)) {
          const view = one.before[name]! instanceof Uint32Array ? new Uint32Array(found.get(name)!) : new Float32Array(found.get(name)!);
          if (places.size > 0) expect(distanceFrom(places, view), `${one.dispatch.kernel.name} ${name}`).toBeLessThan(contractDistance);
        }
      }
    },
  );

  it('every kernel was among them', () => {
    expect([...seen].toSorted()).toEqual(Object.keys(twins).toSorted());
  });
});
