/**
 * Keeps every run of a worker in this browser while it trains: follows what the worker tells, and writes each state that it
 * gives to the page, with what was seen since the former one, to the shelf.
 *
 * How often follows from what it costs: a write may stop training for a fiftieth of the time between two, wait for the disk
 * for a quarter, and bring two megabytes a second; of two writes the quicker one counts, as a busy machine may let any of them
 * wait. On one so busy that both waited, small models are written every three seconds all the same.
 *
 * Whatever happens to storage, training goes on: what could not be written is written with the next state, and said once.
 */
import { cappedCounts } from '../../math/capped-counts';
import type { EngineEvent, Evaluation, KeptRun, LibraryId, RecordedLook, RunId, RunSummary, StepReport } from '../protocol';
import { livingTabs } from './open-tabs';
import { roomForRuns, runsToDelete } from './room';
import type { RunShelf, RunWrite, Written } from './run-shelf';
import { isFull, StorageSilence, storageProblem } from './storage-problem';

export interface RunKeeper {
  /** Notes what an event tells of a run; a newer state is written when it is due. */
  learn(event: EngineEvent): void;
  /** The shelf has this state of a run. */
  found(kept: KeptRun): void;
  /** What waits of every run is written whether it is due or not, and so is the next state. */
  urge(): void;
  /** What was kept is deleted, and what waits to be: only what is trained from now on is kept. */
  empty(): Promise<void>;
}

export interface RunKeeperOptions {
  readonly shelf: RunShelf;
  readonly emit: (event: EngineEvent) => void;
  /** The page of this worker. */
  readonly tab: () => string;
  /** A run as it stands; null once it is removed. */
  readonly find: (id: RunId) => { readonly libraryId: LibraryId; readonly summary: RunSummary } | null;
  /** Another tab has taken the run: here it is kept under another name from now on. */
  readonly onTaken: (id: RunId) => void;
  /** Training waited so long for a write. */
  readonly onCost: (id: RunId, tookMs: number) => void;
  /** Monotonic, in ms. */
  readonly clock: () => number;
}

/** What is known of a run, and not on the shelf yet. */
interface Book {
  readonly id: RunId;
  kept: KeptRun | null;
  /** The row of steps that is being filled. */
  steps: readonly StepReport[];
  hasNewSteps: boolean;
  evaluations: readonly Evaluation[];
  looks: readonly RecordedLook[];
  forgetAfter: number | null;
  /** What the shelf has; null: nothing, or nothing that this worker knows of. */
  written: Mark | null;
  notBeforeMs: number;
  /** What the last write cost; a first one costs nothing: it opens the storage. */
  lastCost: Cost;
  isUrgent: boolean;
  isWriting: boolean;
}

/** A state: training from it on depends on the learning rate, too. */
interface Mark {
  readonly step: number;
  readonly learningRate: number;
}

/** In ms: of this thread, and until all was done. */
interface Cost {
  readonly tookMs: number;
  readonly allMs: number;
}

const waitFactor = 50;
const diskFactor = 4;
const mostBytesPerMs = 2_000;
/** No model waits longer than three seconds, or than its bytes take at this rate: slower storage was only waited for. */
const longestRestMs = 3_000;
const fewestBytesPerMs = 400;
/** Steps after which the next row is begun. */
const stepsOfRow = 1_000;
/** The most that waits of a run while nothing can be written. */
const mostWaiting = { looks: 40, steps: 50_000 };
/** How long a write may take before the person is told, and how long after a failure the next is tried, in ms. */
const patienceMs = 25_000;
const againAfterMs = 10_000;
/** Writes between two looks at how much room all runs take. */
const writesBetweenPrunings = 50;

export function createRunKeeper({ shelf, emit, tab, find, onTaken, onCost, clock }: RunKeeperOptions): RunKeeper {
  const books = new Map<LibraryId, Book>();
  const known = new Map<LibraryId, Mark>();
  let problem: string | null = null;
  let writes = 0;
  /** Incremented when all is deleted: what was written before is not there any more. */
  let generation = 0;

  function bookOf(id: RunId): Book | null {
    const run = find(id);
    if (run === null) return null;
    const { libraryId } = run;
    const former = books.get(libraryId);
    if (former?.id === id) return former;
    const book: Book = {
      id,
      kept: null,
      steps: [],
      hasNewSteps: false,
      evaluations: [],
      looks: [],
      forgetAfter: null,
      written: known.get(libraryId) ?? null,
      notBeforeMs: 0,
      lastCost: { tookMs: 0, allMs: 0 },
      isUrgent: false,
      isWriting: false,
    };
    books.set(libraryId, book);
    return book;
  }

  function learn(event: EngineEvent): void {
    // Other events tell nothing of a run that is kept.
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check
    switch (event.type) {
      case 'progressed':
        return note(event.summary.id, (book) => {
          book.steps = [...book.steps, ...event.steps].slice(-mostWaiting.steps);
          book.hasNewSteps = true;
        });
      case 'evaluated':
        return note(event.id, (book) => (book.evaluations = [...book.evaluations, event.evaluation]));
      case 'inspected':
        return note(event.id, (book) => (book.looks = [...book.looks, lookOf(event)].slice(-mostWaiting.looks)));
      case 'restored':
        return note(event.summary.id, (book) => goBack(book, event.summary.step));
      case 'kept':
        return note(event.kept.id, (book) => keep(book, event.kept));
      case 'removed':
        for (const [libraryId, { id }] of books) if (id === event.id) books.delete(libraryId);
        return;
      default:
        return;
    }
  }

  function note(id: RunId, change: (book: Book) => void): void {
    const book = bookOf(id);
    if (book !== null) change(book);
  }

  function goBack(book: Book, step: number): void {
    book.kept = null;
    book.steps = [];
    book.hasNewSteps = false;
    book.evaluations = book.evaluations.filter((evaluation) => evaluation.step <= step);
    book.looks = book.looks.filter(({ inspection }) => inspection.step <= step);
    book.forgetAfter = step;
  }

  function keep(book: Book, kept: KeptRun): void {
    const mark = markOf(kept);
    // What was opened from a file of codes is in that file; what was not trained follows from its settings.
    if (mark === null) return;
    if (book.kept === null && book.written?.step === mark.step && book.written.learningRate === mark.learningRate) return tell(book);
    book.kept = kept;
    // After the summary of a run that has come to rest, which is told next.
    queueMicrotask(() => writeWhenDue(book));
  }

  function writeWhenDue(book: Book): void {
    if (book.kept === null || book.isWriting) return;
    const isAtRest = book.kept.training?.until === null && problem === null;
    if (!isAtRest && !book.isUrgent && clock() < book.notBeforeMs) return;
    void write(book, book.kept);
  }

  /** Never rejects. */
  async function write(book: Book, kept: KeptRun): Promise<void> {
    const run = find(book.id);
    if (run === null) return;
    const { steps, hasNewSteps, evaluations, looks, forgetAfter } = book;
    const wanted: RunWrite = {
      tab: tab(),
      keptAtMs: Date.now(),
      kept,
      summary: run.summary,
      steps: hasNewSteps ? steps : [],
      evaluations,
      looks,
      forgetAfter,
    };
    Object.assign(book, {
      kept: null,
      hasNewSteps: false,
      evaluations: [],
      looks: [],
      forgetAfter: null,
      isUrgent: false,
      isWriting: true,
    });
    const [began, since] = [clock(), generation];
    const impatience = setTimeout(() => say(new StorageSilence()), patienceMs);
    try {
      const { isOurs, isNew, sizeBytes, tookMs } = await withRoom(wanted);
      if (!isOurs) onTaken(book.id);
      onCost(book.id, tookMs);
      const cost = { tookMs, allMs: clock() - began };
      book.notBeforeMs = began + restAfter(cost, book.lastCost, sizeBytes);
      book.lastCost = cost;
      if (steps.length >= stepsOfRow && book.steps[0] === steps[0]) book.steps = book.steps.slice(steps.length);
      problem = null;
      if (since === generation && isOurs) {
        book.written = markOf(kept);
        tell(book);
      }
      writes += 1;
      if (isNew || writes % writesBetweenPrunings === 0) await prune().catch(() => undefined);
    } catch (error) {
      if (since === generation) giveBack(book, wanted);
      book.notBeforeMs = clock() + againAfterMs;
      // A run at rest has no other state to follow.
      setTimeout(() => writeWhenDue(book), againAfterMs);
      say(error);
    } finally {
      clearTimeout(impatience);
      book.isWriting = false;
      // A newer state of a run at rest, which no other will follow, or one that is urgent.
      if (book.kept?.training?.until === null || book.isUrgent) writeWhenDue(book);
    }
  }

  /** What could not be written waits for the next state, unless the run has gone back meanwhile. */
  function giveBack(book: Book, { kept, steps, evaluations, looks, forgetAfter }: RunWrite): void {
    if (book.forgetAfter !== null) return;
    book.kept ??= kept;
    book.hasNewSteps ||= steps.length > 0;
    book.evaluations = [...evaluations, ...book.evaluations];
    book.looks = [...looks, ...book.looks].slice(-mostWaiting.looks);
    book.forgetAfter = forgetAfter;
  }

  /** Where storage is full, the oldest runs make room. */
  async function withRoom(wanted: RunWrite): Promise<Written> {
    try {
      return await shelf.write(wanted);
    } catch (error) {
      if (!isFull(error)) throw error;
      const rows = await shelf.rows();
      const [total, largest] = [
        rows.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
        Math.max(0, ...rows.map(({ sizeBytes }) => sizeBytes)),
      ];
      const gone = runsToDelete(rows, total - 2 * largest, await livingTabs(shelf));
      if (gone.length === 0) throw error;
      await shelf.delete(gone);
      return shelf.write(wanted);
    }
  }

  async function prune(): Promise<void> {
    const gone = runsToDelete(await shelf.rows(), await roomForRuns(), await livingTabs(shelf));
    if (gone.length > 0) await shelf.delete(gone);
  }

  const tell = ({ id, written }: Book): void => {
    if (written !== null) emit({ type: 'shelved', id, step: written.step });
  };

  function say(error: unknown): void {
    const message = storageProblem(error);
    if (problem === message) return;
    problem = message;
    emit({ type: 'notShelved', message });
  }

  return {
    learn,
    found(kept) {
      const mark = markOf(kept);
      if (mark !== null) known.set(kept.libraryId, mark);
    },
    urge() {
      for (const book of books.values()) {
        book.isUrgent = true;
        writeWhenDue(book);
        // And the one after it, which is newer.
        book.isUrgent = true;
      }
    },
    async empty() {
      generation += 1;
      known.clear();
      for (const book of books.values()) {
        goBack(book, -1);
        book.written = null;
      }
      await shelf.clear();
      emit({ type: 'libraryEmptied' });
    },
  };
}

/** How long after the beginning of a write the next may begin, in ms. */
function restAfter(cost: Cost, former: Cost, sizeBytes: number): number {
  const dear = Math.max(waitFactor * Math.min(cost.tookMs, former.tookMs), diskFactor * Math.min(cost.allMs, former.allMs));
  return Math.max(sizeBytes / mostBytesPerMs, Math.min(dear, Math.max(longestRestMs, sizeBytes / fewestBytesPerMs)));
}

function markOf({ training }: KeptRun): Mark | null {
  if (training === undefined || training.snapshot === null) return null;
  return { step: training.snapshot.step, learningRate: training.learningRate };
}

function lookOf({ inspection, map, recorded }: Extract<EngineEvent, { type: 'inspected' }>): RecordedLook {
  const counts = map?.flipCounts ?? null;
  return { inspection, recorded, flipCounts: map === null || counts === null ? [] : [{ layer: map.layer, counts: cappedCounts(counts) }] };
}
