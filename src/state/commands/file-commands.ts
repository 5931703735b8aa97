import * as stateWords from '#words/state';
import * as words from '#words/state/file-commands';
import type { ExportedFile, FormatReport, RunId, RunSummary } from '../../worker/protocol';
import { EngineError } from '../../worker/engine-error';
import { noticeOf, type NewNotice } from '../notice';
import type { Playground } from '../playground';
import { usualDraft } from '../arithmetic-here';
import { sessionRecords } from '../selectors';
import { sessionOf } from '../slices/runs-slice';

/** Larger than any model that a browser can train; a film dropped by mistake is not read into memory. */
export const LARGEST_FILE_BYTES = 256 * 1024 * 1024;

/** Throws RangeError before anything too large is read. */
function refuseLargeFile(sizeBytes: number): void {
  if (sizeBytes > LARGEST_FILE_BYTES) throw new RangeError(words.tooLarge);
}

/** The message of `bad-file` is a full sentence and needs no prefix. */
function fileNotice(error: unknown, attempt: string): NewNotice {
  const notice = noticeOf(error, attempt, 'file');
  return error instanceof EngineError && error.code === 'bad-file' ? { ...notice, message: error.message } : notice;
}

export interface FileCommands {
  formats(run: RunId): Promise<readonly FormatReport[]>;
  /** Packs the run, re-reads the bytes and runs them; rejects when that fails. */
  pack(run: RunId, format: string): Promise<ExportedFile>;
  /** Opens a packed model; what is wrong with the file is shown as a notice, and nothing is lost. */
  open(file: Pick<File, 'name' | 'size' | 'arrayBuffer'>): Promise<void>;
  /** Removes a run that was opened from a file or made by a script. */
  close(run: RunId): Promise<void>;
}

/** Fetched after the first paint. */
export function fileCommands({ client, store, session: sessions, draft: drafts, transport }: Playground): FileCommands {
  /** What was trained elsewhere comes with its curves, and stands beside the results here; what is pinned already stays. */
  function pinPresent({ id, task }: RunSummary): boolean {
    const state = store.getState();
    const hasCurves = (state.facts.runs[id]?.series.points.length ?? 0) > 0;
    const isTrained = state.draft.task === task && sessionRecords(state).some(({ summary }) => summary.step > 0);
    if (!hasCurves || !isTrained) return false;
    if (state.pinned[task] === undefined) sessions.pin();
    return true;
  }

  async function open(file: Pick<File, 'name' | 'size' | 'arrayBuffer'>): Promise<void> {
    const attempt = words.opening(file.name);
    try {
      refuseLargeFile(file.size);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const summary = await client.request('open', { bytes, name: file.name });
      if (summary.opened !== true) {
        const isBeside = pinPresent(summary);
        await transport.adopt(sessionOf(summary));
        const { step, steps } = summary;
        const message = isBeside
          ? [words.trainedElsewhere(file.name, step, steps), ...(step < steps ? [words.resumeGoesOn] : [])].join(' ')
          : (step < steps ? words.checkpointOpen : words.checkpointOver)(file.name, step, steps);
        const changes = summary.wentPlain === true ? ` ${stateWords.goesOnPlain}` : '';
        store.getState().notify({ kind: 'information', about: 'file', message: `${message}${changes}` });
        return;
      }
      const state = store.getState();
      if (summary.task !== state.draft.task)
        drafts.replace(
          state.setAside[summary.task] ?? {
            ...usualDraft(summary.task),
            modes: state.draft.modes,
            ...(summary.experiment.data === null ? {} : { data: summary.experiment.data }),
          },
        );
      sessions.focusRun(summary.id);
      store.getState().notify({
        kind: 'information',
        about: 'file',
        message: [words.isOpen(file.name), ...(summary.experiment.data?.kind === 'foreign' ? summary.experiment.data.notes : [])].join(' '),
      });
    } catch (error) {
      store.getState().notify(fileNotice(error, attempt));
    }
  }

  async function close(run: RunId): Promise<void> {
    try {
      await client.request('remove', { ids: [run] });
    } catch (error) {
      store.getState().notify(noticeOf(error, words.closing));
    }
  }

  return {
    formats: (id) => client.request('formats', { id }),
    pack: (id, format) => client.request('export', { id, format }),
    open,
    close,
  };
}
