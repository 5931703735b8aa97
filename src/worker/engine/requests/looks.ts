import { definition } from '../../backends/definition';
import type { Handlers } from '../answer';
import { whileThere, type EngineParts } from '../engine-parts';
import type * as LookInside from '../look-inside';
import { fingerprintRun, inspectRun, summaryOf, withPackedModel, type LiveRun } from '../live-run';

const lookingInside = async (): Promise<typeof LookInside> => definition(async () => import('../look-inside'));

type LookRequest = 'runs' | 'focus' | 'inspect' | 'predict' | 'prepareLooks' | 'attention' | 'dissect' | 'rehearse' | 'fingerprint';

/** Read-only requests: runs, and looks at them. */
export function lookRequests({ emit, backend, runs, focus }: EngineParts): Pick<Handlers, LookRequest> {
  const looking = async <T>(live: LiveRun, look: () => Promise<T>): Promise<T> => whileThere({ backend, runs }, live, look);

  return {
    runs: async () => runs.all().map(summaryOf),
    async focus({ id, layer }) {
      focus.id = id;
      focus.layer = layer;
      const live = runs.all().find((one) => one.id === id);
      if (live === undefined) return null;
      const { generation } = live;
      try {
        const looked = await looking(live, async () => inspectRun(live, layer));
        if (runs.holds(live) && live.generation === generation) emit({ type: 'inspected', id: live.id, ...looked });
      } catch (error) {
        // Removed meanwhile: the result is stale.
        if (runs.holds(live)) throw error;
      }
      return null;
    },
    async inspect({ id }) {
      const live = runs.get(id);
      return (await looking(live, async () => inspectRun(live))).inspection;
    },
    async predict({ id, input, options }) {
      const live = runs.get(id);
      const { predict } = await import('../../../packed/predict');
      return looking(live, async () => withPackedModel(live, async (model) => predict(model, live.task, input, options)));
    },
    async prepareLooks() {
      // With it comes what trains where the plan cannot.
      await Promise.all([lookingInside(), import('../../../training/definition/definition-run')]);
      return null;
    },
    async attention({ id, input }) {
      const live = runs.get(id);
      return looking(live, async () => (await lookingInside()).attentionOfRun(live, input));
    },
    async dissect({ id, input, ...place }) {
      const live = runs.get(id);
      return looking(live, async () => (await lookingInside()).dissectRun(live, input, place));
    },
    async fingerprint({ id }) {
      const live = runs.get(id);
      return looking(live, async () => fingerprintRun(live));
    },
    async rehearse({ id, layer }) {
      const { live, run } = runs.trainable(id);
      return looking(live, async () => (await lookingInside()).rehearseRun(live, run, layer));
    },
  };
}
