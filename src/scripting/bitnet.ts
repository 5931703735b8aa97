import type { ExperimentDraft } from '../experiment/experiment';
import { messageOf } from '../math/text/message-of';
import type { EngineClient } from '../worker/page/client';
import { EngineError } from '../worker/engine-error';
import { runCount } from '../experiment/sweep/grid';
import { readSweep, type SweepGrid } from './read-sweep';
import { trainGrid, type SweepResult } from './train-grid';
import type {
  AttentionReport,
  BackendReport,
  BitLinearReport,
  DataCard,
  DataReport,
  DataSource,
  ErrorCode,
  FormatReport,
  Inspection,
  LibraryEntry,
  LibraryId,
  PredictOptions,
  Prediction,
  RunDescription,
  RunId,
  RunSummary,
  StepRehearsal,
} from '../worker/protocol';

/**
 * `window.bitnet`: the playground without the buttons, for quick experiments in the console and for tests. It sends the
 * same messages as the buttons. Every call returns a promise; errors are rejections with a `code` and a sentence.
 */
export interface BitnetScripting {
  /** Every backend, each tried by a training step in a worker of its own. */
  backends(): Promise<readonly BackendReport[]>;
  /**
   * Reads data of your own, e.g. `{ kind: 'text', content: '…' }`, and returns its card for `run({ task: 'text', data })`,
   * with what was changed while reading. It stays in this page.
   */
  data(source: DataSource): Promise<{ readonly card: DataCard; readonly report: DataReport }>;
  /** Trains to the end of the budget, or `steps` steps and pauses. Missing keys take their defaults. */
  run(experiment?: ExperimentDraft, options?: { readonly steps?: number }): Promise<RunSummary>;
  /** Trains n more steps. */
  step(id: RunId, n?: number): Promise<RunSummary>;
  /**
   * Trains every combination of settings that are given as lists, with every mode and every seed, and lets each run go when it
   * ends. Resolves to the results in the order of the grid; `onResult` gets each as it comes. A run that fails is a result.
   */
  sweep(grid: SweepGrid, options?: { readonly onResult?: (result: SweepResult) => void }): Promise<readonly SweepResult[]>;
  /** What a run has come to: one of a sweep, one that is here, or one of the library, by its id there. */
  result(id: RunId): Promise<FinalResult>;
  runs(): Promise<readonly RunSummary[]>;
  /** Frees the run's memory. */
  remove(id: RunId): Promise<void>;
  /** All runs that this browser keeps, newest first: those of the buttons and of other tabs, too. */
  library(): Promise<readonly KeptInLibrary[]>;
  /** Takes a run from the library, at the step at which it was kept, to be trained on with `step`; by the id that it has there. */
  resume(id: LibraryId): Promise<RunSummary>;
  /** Names a kept run, notes something of it, or gives it a star, which keeps it from making room for others. */
  describe(id: LibraryId, description: RunDescription): Promise<void>;
  inspect(id: RunId): Promise<Inspection>;
  /** A string (reverse, tales) or `[x, y]` points (gestures). */
  predict(id: RunId, input: unknown, options?: PredictOptions): Promise<Prediction>;
  /** Probabilities of every head: `{ tokens, layers, heads, probabilities }`, flat `[layers, heads, seq, seq]`. */
  attention(id: RunId, input: unknown): Promise<AttentionReport>;
  /** One token through one row of one BitLinear: activations before and after rounding, codes, scales, result. */
  dissect(
    id: RunId,
    input: unknown,
    place: { readonly layer: string; readonly position?: number; readonly output?: number },
  ): Promise<BitLinearReport>;
  /** The next training step in slow motion, on a copy. */
  rehearse(id: RunId, layer: string): Promise<StepRehearsal>;
  formats(id: RunId): Promise<readonly FormatReport[]>;
  export(id: RunId, formatId: string): Promise<Uint8Array>;
  open(bytes: Uint8Array, name?: string): Promise<RunSummary>;
}

/** A run that this browser keeps; `summary` is as it was when it was kept. */
export type KeptInLibrary = Pick<LibraryEntry, 'id' | 'name' | 'note' | 'starred' | 'step' | 'steps' | 'experiment' | 'summary'>;

/** The last that was measured of a run. */
export interface FinalResult extends Pick<
  SweepResult,
  'step' | 'steps' | 'score' | 'heldOutLossNats' | 'trainLossNats' | 'backend' | 'failure'
> {
  readonly id: RunId;
  readonly mode: RunSummary['mode'];
  readonly seed: number;
  /** It has reached its budget: nothing more will come. */
  readonly isFinal: boolean;
}

/** The scripting interface on top of an engine. */
export function createScripting(client: EngineClient): BitnetScripting {
  async function tried(reports: readonly BackendReport[]): Promise<readonly BackendReport[]> {
    const results: BackendReport[] = [];
    // One after the other: each starts a worker and compiles its kernels.
    for (const report of reports) results.push(report.usable ? report : await tryOne(report));
    return results;
  }

  async function tryOne(report: BackendReport): Promise<BackendReport> {
    const { reports } = await client.request('backends', { prefer: report.id });
    return reports.find(({ id }) => id === report.id) ?? report;
  }

  /** Of the runs of all sweeps, which are not here any more. */
  const swept = new Map<RunId, SweepResult>();

  const calls: BitnetScripting = {
    backends: async () => tried((await client.request('backends', {})).reports),
    async data(source) {
      requireObject(
        source,
        "Give the data as an object: { kind: 'text', content }, { kind: 'table', content } or { kind: 'strokes', strokes }.",
        'invalid-data',
      );
      const { data, report } = await client.request('readData', { source });
      return { card: data.card, report };
    },
    async run(experiment = {}, options = {}) {
      requireObject(
        experiment,
        "Give the experiment as an object, for example { task: 'reverse', mode: 'ternary' }.",
        'invalid-experiment',
      );
      requireObject(options, 'Give the options as an object, for example { steps: 10 }.');
      const { steps } = options;
      if (steps !== undefined) requireSteps(steps);
      const { id } = await client.request('create', { experiment, owner: 'script' });
      return steps === undefined ? client.request('finish', { id }) : client.request('step', { id, count: steps });
    },
    async step(id, n = 1) {
      requireId(id);
      requireSteps(n);
      return client.request('step', { id, count: n });
    },
    async sweep(given, options = {}) {
      requireObject(
        given,
        "Give the sweep as an experiment with lists, for example { mode: ['ternary', 'none'], learningRate: [0.001, 0.01] }.",
        'invalid-experiment',
      );
      requireObject(options, 'Give the options as an object, for example { onResult: console.log }.');
      const { onResult } = options;
      if (onResult !== undefined && typeof onResult !== 'function')
        throw new EngineError({ code: 'invalid-input', message: 'onResult is a function, which gets each result as it comes.' });
      const grid = readSweep(given);
      const { backend: asked = 'auto' } = grid.base;
      const backend = asked === 'auto' ? (await client.request('backends', {})).active : asked;
      const results: SweepResult[] = [];
      const { done } = trainGrid({
        client,
        grid,
        backend,
        runs: Array.from({ length: runCount(grid) }).keys(),
        onResult(result) {
          results[result.run] = result;
          swept.set(result.id, result);
          onResult?.(result);
        },
      });
      await done;
      return results;
    },
    async result(id) {
      requireId(id);
      const one = swept.get(id);
      if (one !== undefined) return finalOf(one);
      const here = (await client.request('runs', {})).find((run) => run.id === id || run.libraryId === id);
      const kept = here ?? (await client.request('library', {}).catch(() => [])).find((entry) => entry.id === id)?.summary;
      if (kept === undefined)
        throw new EngineError({
          code: 'unknown-run',
          message: `There is no run "${id.slice(0, 40)}", neither here nor in the library: \`bitnet.runs()\` and \`bitnet.library()\` list them.`,
        });
      return finalOf({ ...kept, id, failure: kept.failure ?? null });
    },
    runs: async () => client.request('runs', {}),
    async remove(id) {
      requireId(id);
      await client.request('remove', { ids: [id] });
    },
    async library() {
      const entries = await client.request('library', {});
      return entries.map(({ id, name, note, starred, step, steps, experiment, summary }) => ({
        id,
        name,
        note,
        starred,
        step,
        steps,
        experiment,
        summary,
      }));
    },
    async resume(id) {
      if (typeof id !== 'string')
        throw new EngineError({ code: 'unknown-run', message: 'The id of a kept run is a string: `bitnet.library()` lists them.' });
      return client.request('resume', { id, owner: 'script' });
    },
    async describe(id, description) {
      if (typeof id !== 'string')
        throw new EngineError({ code: 'unknown-run', message: 'The id of a kept run is a string: `bitnet.library()` lists them.' });
      requireObject(description, "Say what to change, for example { name: 'the good one' }.");
      requireDescription(description);
      if (!(await client.request('library', {})).some((entry) => entry.id === id))
        throw new EngineError({
          code: 'unknown-run',
          message: `This browser keeps no run "${id.slice(0, 40)}": \`bitnet.library()\` lists them.`,
        });
      await client.request('describe', { id, description });
    },
    async inspect(id) {
      requireId(id);
      return client.request('inspect', { id });
    },
    async predict(id, input, options = {}) {
      requireId(id);
      requireObject(options, 'Give the options as an object, for example { length: 20 }.');
      return client.request('predict', { id, input, options });
    },
    async attention(id, input) {
      requireId(id);
      return client.request('attention', { id, input });
    },
    async dissect(id, input, place) {
      requireId(id);
      requireObject(place, "Say where to look, for example { layer: 'blocks.0.attention.query.weight', position: -1, output: 0 }.");
      const { layer, position = -1, output = 0 } = place;
      requireLayer(layer);
      return client.request('dissect', { id, input, layer, position, output });
    },
    async rehearse(id, layer) {
      requireId(id);
      requireLayer(layer);
      return client.request('rehearse', { id, layer });
    },
    async formats(id) {
      requireId(id);
      return client.request('formats', { id });
    },
    async export(id, formatId) {
      requireId(id);
      if (typeof formatId !== 'string')
        throw new EngineError({ code: 'unknown-format', message: 'Name the format with a string: `bitnet.formats(id)` lists them.' });
      return (await client.request('export', { id, format: formatId })).bytes;
    },
    async open(bytes, name = 'model') {
      if (!(bytes instanceof Uint8Array)) throw new EngineError({ code: 'invalid-input', message: 'Give the file as a Uint8Array.' });
      if (typeof name !== 'string') throw new EngineError({ code: 'invalid-input', message: 'The name of a file is a string.' });
      return client.request('open', { bytes, name });
    },
  };
  return withCodes(calls);
}

/** Whatever is thrown on the way reaches the caller with a code and a sentence: arguments can be anything, getters that throw included. */
function withCodes<T extends object>(calls: T): T {
  const guarded = Object.entries(calls).map(([name, call]: [string, (...parameters: readonly unknown[]) => Promise<unknown>]) => [
    name,
    async (...parameters: readonly unknown[]) => {
      try {
        return await call(...parameters);
      } catch (error) {
        if (error instanceof EngineError) throw error;
        throw new EngineError({
          code: 'invalid-input',
          message: `bitnet.${name} cannot use these arguments: ${messageOf(error)}.`,
        });
      }
    },
  ]);
  return Object.fromEntries(guarded) as T;
}

function finalOf(run: Omit<FinalResult, 'isFinal'>): FinalResult {
  const { id, mode, seed, backend, step, steps, score, heldOutLossNats, trainLossNats, failure } = run;
  return { id, mode, seed, backend, step, steps, score, heldOutLossNats, trainLossNats, failure, isFinal: step >= steps };
}

function requireObject(value: unknown, message: string, code: ErrorCode = 'invalid-input'): void {
  if (typeof value !== 'object' || value === null) throw new EngineError({ code, message });
}

function requireDescription({ name, note, starred, ...others }: RunDescription): void {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw new EngineError({
      code: 'invalid-input',
      message: `A kept run has a name, a note and a star, and no “${unknown.slice(0, 40)}”.`,
    });
  if (
    ![name, note].every((text) => text === undefined || typeof text === 'string') ||
    (starred !== undefined && typeof starred !== 'boolean')
  )
    throw new EngineError({
      code: 'invalid-input',
      message: "Describe a kept run with texts and a yes or no, for example { name: 'the good one', note: 'λ at once', starred: true }.",
    });
}

function requireId(id: unknown): void {
  if (typeof id !== 'string')
    throw new EngineError({ code: 'unknown-run', message: 'The id of a run is a string, such as "wasm-1": `bitnet.runs()` lists them.' });
}

function requireLayer(layer: unknown): void {
  if (typeof layer !== 'string')
    throw new EngineError({
      code: 'invalid-input',
      message: 'Name the layer with a string, such as "blocks.0.attention.query.weight": `bitnet.inspect(id)` lists them.',
    });
}

function requireSteps(steps: unknown): void {
  if (typeof steps === 'number' && Number.isInteger(steps) && steps >= 1) return;
  throw new EngineError({ code: 'invalid-input', message: 'The number of steps must be a whole number of at least 1.' });
}

declare global {
  interface Window {
    bitnet: BitnetScripting;
  }
}
