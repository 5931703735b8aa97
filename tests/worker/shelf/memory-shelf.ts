/** A shelf in memory, which can refuse, hang and be full on demand. Several engines share one, as pages share a browser's. */
import type { Evaluation, KeptRun, LibraryId, RecordedLook, StepReport } from '../../../src/worker/protocol';
import { noLosses, withEvaluations } from '../../../src/worker/shelf/loss-trace';
import type { RunShelf, RunWrite, ShelvedRow } from '../../../src/worker/shelf/run-shelf';

interface Shelved {
  row: ShelvedRow;
  kept: KeptRun;
  steps: readonly StepReport[];
  evaluations: readonly Evaluation[];
  looks: readonly RecordedLook[];
}

export interface MemoryShelf extends RunShelf {
  readonly runs: Map<LibraryId, Shelved>;
  /** Every write that was tried. */
  readonly tried: RunWrite[];
  /** What becomes of the next writes: done, where this is null. */
  fault: (() => Promise<void>) | null;
  /** What a write says that it cost, in ms, and brought. */
  tookMs: number;
  sizeBytes: number;
  /** Tabs that live. */
  readonly living: Set<string>;
}

export const fullError = (): Error => Object.assign(new Error('no room'), { name: 'QuotaExceededError' });

export function memoryShelf(): MemoryShelf {
  const runs = new Map<LibraryId, Shelved>();
  const tried: RunWrite[] = [];
  const living = new Set<string>();

  function changeRow(id: LibraryId, changes: Partial<ShelvedRow>): void {
    const run = runs.get(id);
    if (run !== undefined) run.row = { ...run.row, ...changes };
  }

  return {
    runs,
    tried,
    living,
    fault: null,
    tookMs: 1,
    sizeBytes: 1000,
    async write(write) {
      tried.push(write);
      if (this.fault !== null) await this.fault();
      // Copied, as a browser does.
      const { tab, kept, summary, keptAtMs, steps, evaluations, looks, forgetAfter } = structuredClone(write);
      const { libraryId: id } = kept;
      const former = runs.get(id);
      if (former !== undefined && former.row.tab !== tab) return { isOurs: false, isNew: false, sizeBytes: 0, tookMs: 0 };
      const last = forgetAfter ?? Infinity;
      const first = steps[0]?.step ?? Infinity;
      const { sizeBytes } = this;
      runs.set(id, {
        row: {
          id,
          tab,
          name: former?.row.name ?? 'a name',
          note: former?.row.note ?? '',
          starred: former?.row.starred ?? false,
          isSetAside: false,
          discardedBy: null,
          losses: withEvaluations(former?.row.losses ?? noLosses, evaluations, forgetAfter),
          step: kept.training?.snapshot?.step ?? 0,
          summary,
          keptAtMs,
          sizeBytes,
        },
        kept,
        steps: [...(former?.steps ?? []).filter(({ step }) => step <= last && step < first), ...steps],
        evaluations: [...(former?.evaluations ?? []).filter(({ step }) => step <= last), ...evaluations],
        looks: [...(former?.looks ?? []).filter(({ inspection }) => inspection.step <= last), ...looks],
      });
      return { isOurs: true, isNew: former === undefined, sizeBytes, tookMs: this.tookMs };
    },
    rows: async () => [...runs.values()].map(({ row }) => row),
    async take(id, tab) {
      const run = runs.get(id);
      if (run === undefined) return 'unknown';
      if (run.row.tab !== tab && living.has(run.row.tab)) return 'held';
      changeRow(id, { tab });
      const { kept, steps, evaluations, looks } = run;
      return { kept: structuredClone(kept), log: { steps, evaluations, looks } };
    },
    async read(id) {
      const run = runs.get(id);
      if (run === undefined) return null;
      const { row, kept, steps, evaluations, looks } = run;
      return structuredClone({ row, kept, log: { steps, evaluations, looks } });
    },
    async describe(id, description) {
      changeRow(id, description);
    },
    async discard(ids, by) {
      for (const id of ids) changeRow(id, { discardedBy: by });
    },
    async bring({ row, kept, log }, lives) {
      const former = runs.get(row.id)?.row;
      if (former !== undefined && (former.step >= row.step || lives(former.tab))) return 'left';
      runs.set(row.id, { row, kept, ...log });
      return former === undefined ? 'added' : 'replaced';
    },
    async setAside(ids) {
      for (const id of ids) changeRow(id, { isSetAside: true });
    },
    async delete(ids) {
      for (const id of ids) runs.delete(id);
    },
    clear: async () => runs.clear(),
    // Node has no locks: the tabs that a test lets live have just said so.
    beat: async () => undefined,
    beats: async () => new Map([...living].map((tab) => [tab, Date.now()])),
  };
}
