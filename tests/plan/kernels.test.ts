/**
 * Every kernel in WebAssembly against its oracle, dispatch by dispatch, on the numbers of a real step. The same contract
 * holds WGSL against the oracle in `tests/browser/plan-kernels.test.ts`.
 */
import { describe, expect, it } from 'vitest';
import { build } from '../../src/model/bitnet';
import { memoryOf } from '../../src/plan/cpu/execute';
import { simdDispatches } from '../../src/plan/cpu/run-dispatch';
import { simdModuleOn } from '../../src/plan/cpu/simd-instance';
import { compiledSimdModule } from '../../src/plan/cpu/simd-module';
import type { Dispatch } from '../../src/plan/dispatch';
import { twins } from '../../src/plan/kernels/twins';
import { batchOf, planSettings } from '../browser/plan-cases';
import { filesUnder } from '../structure/project-files';
import { loaded, planOf } from './cpu-step';
import { kernelCases } from './kernel-cases';
import { contractDistance, distanceFrom, observedOracle } from './written';

const seen = new Set<string>();

describe('a kernel in WebAssembly is its formula', () => {
  it.each(kernelCases)('$options.recipe, $options.hiddenSize wide, seed $seed', async (planCase) => {
    const plan = planOf(planCase);
    const memory = memoryOf(plan);
    const simd = simdDispatches(simdModuleOn(await compiledSimdModule(), memory.memory));
    const run = new Map<Dispatch, () => void>(
      [...plan.step, ...plan.quantise, ...plan.count, ...plan.record].map((dispatch) => [dispatch, simd(dispatch, memory)]),
    );
    const oracle = observedOracle(plan, ({ dispatch, before, written }) => {
      seen.add(dispatch.kernel.name);
      const views = Object.entries(dispatch.kernel.bindings).map(
        ([name, kind], i) => [name, kind.includes('u32') ? memory.words(dispatch.slices[i]!) : memory.floats(dispatch.slices[i]!)] as const,
      );
      for (const [name, view] of views) view.set(before[name]!);
      run.get(dispatch)!();
      for (const [name, view] of views) {
        if (written[name]!.size > 0)
          expect(distanceFrom(written[name]!, view), `${dispatch.kernel.name} ${name}`).toBeLessThan(contractDistance);
      }
    });
    loaded(oracle, planCase).step(batchOf(build(planCase.options), planCase.batchSize, planCase.seed), planSettings(planCase));
    oracle.look({ recorded: oracle.plan.layout.bitLinears.map(({ name }) => name), flipCountsOf: null });
  });

  it('every kernel was among them, and every folder of a kernel has its twins', () => {
    expect([...seen].toSorted()).toEqual(Object.keys(twins).toSorted());
    const folders = filesUnder('src/plan/kernels')
      .filter((path) => path.endsWith('/wgsl.ts'))
      .map((path) => path.split('/').at(-2)!);
    expect(folders.toSorted()).toEqual(Object.keys(twins).toSorted());
  });
});
