import * as words from '#words/worker/files';
import { fetchTokenizer } from '../../catalog/tasks/tokenizer-library';
import { architectureOf } from '../../experiment/architecture-of';
import { explainRefusal } from '../../formats/explain-refusal';
import type { Format, PortableCurves, PortableModel } from '../../formats/format';
import { FormatError } from '../../formats/format-error';
import { formats as allFormats, type FormatRegistry } from '../../formats/formats';
import { readAny } from '../../formats/read-any';
import { modelSpec } from '../../model/model-spec';
import { resume } from '../../training/checkpoint';
import { EngineError } from '../engine-error';
import type { FormatReport, RunLog } from '../protocol';
import { asComputedHere, goesPlain } from './arithmetic-of-run';
import type { Handlers } from './answer';
import { whileThere, type EngineParts } from './engine-parts';
import { exportRun } from './export-run';
import { keepRun, summaryOf, type LiveRun } from './live-run';
import { hasLatents } from './run-source';

const patienceMs = 2_000;

/** Runs to files and back. With it come all formats, so it is imported when a file is first asked for, or before. */
export function runFiles({
  emit,
  backend,
  runs,
  maker,
  library,
  formats = allFormats,
  shelving,
  show,
}: EngineParts): Pick<Handlers, 'formats' | 'export' | 'open'> {
  /** A run resumed from a checkpoint. */
  async function resumed(file: PortableModel): Promise<LiveRun> {
    const experiment = asComputedHere(file.experiment);
    const { data } = experiment;
    if (data !== null && data.kind !== 'foreign' && !library.has(data.digest)) {
      throw new EngineError({
        code: 'missing-data',
        message: words.missingData,
      });
    }
    const { source, backend: used } = await maker.untrained(experiment);
    const { run } = source;
    resume(run, file);
    return maker.adopt({
      wentPlain: run.step > 0 && goesPlain(file, { source, backend: used, experiment }),
      model: run.model,
      experiment,
      owner: 'file',
      backend: used,
      source,
      state: run.finished ? 'finished' : run.step === 0 ? 'ready' : 'paused',
    });
  }

  /** A run for predictions and inspection only. */
  async function opened(file: PortableModel): Promise<LiveRun> {
    const { experiment } = file;
    if (experiment.data?.kind === 'foreign') await fetchTokenizer(experiment.data);
    const { active } = await backend.started();
    return maker.adopt({
      model: modelSpec(architectureOf(experiment)),
      experiment,
      backend: active,
      source: { kind: 'opened', file },
      state: 'paused',
      owner: 'file',
    });
  }

  /** What this browser keeps of the run's course; storage that does not answer is not waited for. */
  async function logOf({ libraryId }: LiveRun): Promise<RunLog | null> {
    const reading = (shelving.shelf?.read(libraryId) ?? Promise.resolve(null)).then((kept) => kept?.log ?? null);
    return Promise.race([reading.catch(() => null), new Promise<null>((resolve) => void setTimeout(resolve, patienceMs, null))]);
  }

  /** The curves of a run that came with its file, as if it had been trained here. */
  function tellCurves(live: LiveRun, { steps, evaluations }: PortableCurves): void {
    if (steps.length > 0) emit({ type: 'progressed', summary: summaryOf(live), steps });
    for (const evaluation of evaluations) emit({ type: 'evaluated', id: live.id, evaluation: { ...evaluation, examples: [] } });
  }

  return {
    async formats({ id }) {
      const live = runs.get(id);
      return Object.entries(formats).map(([formatId, format]): FormatReport => {
        const { label, extension } = format;
        const reason = refuseFormat(format, live);
        const summary = reason === null ? (format.summaryOf?.(live.experiment) ?? format.summary) : format.summary;
        return { id: formatId, label, summary, extension, available: reason === null, ...(reason === null ? {} : { reason }) };
      });
    },
    async export({ id, format }) {
      const live = runs.get(id);
      const chosen = formatOf(formats, format);
      const reason = refuseFormat(chosen, live);
      if (reason !== null) throw new EngineError({ code: 'format-unavailable', message: reason });
      return whileThere({ backend, runs }, live, async () =>
        exportRun(live, chosen, (stage, share) => emit({ type: 'exportProgressed', id, format, stage, share }), {
          library,
          log: async () => logOf(live),
        }),
      );
    },
    async open({ bytes, name }) {
      const file = readFile(formats, bytes, name);
      const live = await (file.optimiser === undefined ? opened(file) : resumed(file));
      if (file.curves !== undefined) tellCurves(live, file.curves);
      emit({ type: 'kept', kept: await keepRun(live, null) });
      await show(live);
      return summaryOf(live);
    },
  };
}

/** Throws an `EngineError` that tells a person what the file is, with the exact fault as detail. */
function readFile(formats: FormatRegistry, bytes: Uint8Array, name: string | undefined): PortableModel {
  try {
    return readAny(bytes, formats);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new EngineError({ code: 'bad-file', message: explainRefusal(error, bytes, name, formats), detail: error.message });
  }
}

/** Why a run cannot be written in a format, or null; known before the export. */
function refuseFormat({ holds, refuse }: Format, live: LiveRun): string | null {
  if (holds !== 'codes' && !hasLatents(live)) return words.codesOnly;
  if (holds === 'training' && live.source.kind === 'opened') return words.noOptimiser;
  return refuse(live.experiment);
}

function formatOf(formats: FormatRegistry, id: string): Format {
  const format = Object.hasOwn(formats, id) ? formats[id] : undefined;
  if (format === undefined) throw new EngineError({ code: 'unknown-format', message: words.noFormat(id, Object.keys(formats).join(', ')) });
  return format;
}
