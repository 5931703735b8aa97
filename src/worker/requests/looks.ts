import { predict } from '../../packed/predict';
import type { EngineParts } from '../engine-parts';
import type { Handlers } from '../handlers';
import { inspectRun, summaryOf, withPackedModel } from '../live-run';
import { attentionOfRun, dissectRun, rehearseRun } from '../look-inside';

type LookRequest = 'alive' | 'backends' | 'runs' | 'focus' | 'inspect' | 'predict' | 'attention' | 'dissect' | 'rehearse';

/** What there is, and what is to be seen of it. Nothing here changes a run. */
export function lookRequests({ emit, backend, cores, runs, focus }: EngineParts): Pick<Handlers, LookRequest> {
  return {
    alive: async () => null,
    async backends({ prefer = 'auto', only = false, proven = false, worker = 0, cores: ledger }) {
      runs.worker = worker;
      if (ledger !== undefined) cores.join(ledger);
      const { reports, active } = await backend.started(prefer, only, proven);
      return { reports, active };
    },
    runs: async () => runs.all().map(summaryOf),
    async focus({ id, layer }) {
      focus.id = id;
      focus.layer = layer;
      const live = runs.all().find((one) => one.id === id);
      if (live === undefined) return null;
      const { age } = live;
      const looked = await backend.surviving(async () => inspectRun(live, layer));
      if (runs.holds(live) && live.age === age) emit({ type: 'inspected', id: live.id, ...looked });
      return null;
    },
    inspect: async ({ id }) => (await backend.surviving(async () => inspectRun(runs.get(id)))).inspection,
    async predict({ id, input, options }) {
      const live = runs.get(id);
      return backend.surviving(async () => withPackedModel(live, async (model) => predict(model, live.task, input, options)));
    },
    attention: async ({ id, input }) => backend.surviving(async () => attentionOfRun(runs.get(id), input)),
    dissect: async ({ id, input, ...place }) => backend.surviving(async () => dissectRun(runs.get(id), input, place)),
    async rehearse({ id, layer }) {
      const { live, run } = runs.trainable(id);
      return backend.surviving(async () => rehearseRun(live, run, layer));
    },
  };
}
