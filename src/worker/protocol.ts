/**
 * Everything the page and the worker say to each other: the map of the product.
 *
 * The page sends *requests* (imperatives), each of which the worker answers once, with a result or an error.
 * The worker also emits *events* (past tense) whenever something became true; `state/apply-event.ts` folds them.
 * Both ends switch exhaustively over these unions; nothing is cast.
 */
import type { DataReport } from '../catalog/data/data-report';
import type { TableReading } from '../catalog/data/table/table-reading';
import type { OwnData } from '../catalog/data/own-data';
import type { DataSource } from '../catalog/data/read-data';
import type { Baseline, Floor } from '../catalog/tasks/task';
import type { Arithmetic } from '../math/fused-multiply-add';
import type { BackendId, Experiment, ExperimentDraft } from '../experiment/experiment';
import type { PortableModel, UsageStep } from '../formats/format';
import type { Prediction, PredictOptions } from '../packed/prediction';
import type { AttentionReport, BitLinearReport, StepRehearsal } from '../training/look-reports';
import type { Evaluation, HeldOutResult, Inspection, RecordedLayer, StepReport, WeightMap } from '../training/reports';
import type { Snapshot } from '../training/snapshot';

export type { Prediction, PredictOptions, TokenChoice } from '../packed/prediction';
export type {
  Evaluation,
  HeldOutResult,
  Histogram,
  Inspection,
  LayerInspection,
  RecordedLayer,
  ShownExample,
  StepReport,
  WeightMap,
} from '../training/reports';

export type { FolderPicture } from '../formats/format';
export type { DataCard } from '../catalog/data/card';
export type { DataReport } from '../catalog/data/data-report';
export type { OwnData } from '../catalog/data/own-data';
export type { DataSource } from '../catalog/data/read-data';

export type { AttentionReport, BitLinearReport, StepRehearsal, WatchedWeight } from '../training/look-reports';

export type RunId = string;

export interface BackendReport {
  readonly id: BackendId;
  /** Name of the WebGPU adapter. */
  readonly adapter?: string;
  /** The WebGPU adapter runs on the CPU. */
  readonly software?: boolean;
  /** Milliseconds of a training step in the probe that chose the backend; absent where it was not measured. */
  readonly stepMs?: number;
  /** Multiplications of that step, about. */
  readonly stepMultiplies?: number;
  /** It passed the gradient self-test against stored numbers. */
  readonly usable: boolean;
  /** Which kernels compiled steps use on it, and how they were chosen. */
  readonly kernels?: string;
  /** Why it is not used: unusable, or ranked below the one in use. */
  readonly reason?: string;
}

/** Who made a run: the comparison on the page, a sweep, of which only results are kept, `window.bitnet`, or an opened file. Immutable. */
export type RunOwner = 'session' | 'sweep' | 'script' | 'file';

export type RunState = 'ready' | 'running' | 'paused' | 'finished' | 'failed';

export interface RunSummary {
  readonly id: RunId;
  /** As which this browser keeps it. */
  readonly libraryId: LibraryId;
  readonly owner: RunOwner;
  /** The runs that it is compared with are those of the same comparison; null: it stands alone. */
  readonly comparison: ComparisonOfRun | null;
  readonly task: Experiment['task'];
  readonly recipe: Experiment['recipe'];
  readonly mode: Experiment['mode'];
  readonly backend: BackendId;
  readonly seed: number;
  /** Current peak learning rate; it may be changed during training. */
  readonly learningRate: number;
  readonly step: number;
  /** The step budget. */
  readonly steps: number;
  readonly trainLossNats: number | null;
  readonly heldOutLossNats: number | null;
  /** 0…1 on held-out data, at λ = 1. */
  readonly score: number | null;
  /** Score of the strategy that has learned nothing. */
  readonly baseline: number;
  /** Baselines of the losses. Computed in the worker because a task may take up to half a second. */
  readonly reference: { readonly baseline: Baseline; readonly floor: Floor | null };
  readonly parameters: number;
  /** Of the weights alone, packed. */
  readonly packedBytes: number;
  /** Of the packed file that Download saves at this step: weights, names and settings. The size shown for a run. */
  readonly fileBytes: number;
  /** Time spent in training steps, without pauses. */
  readonly elapsedMs: number;
  /** Time spent looking at the weights during training; not part of `elapsedMs`. */
  readonly recordingMs: number;
  /** Time in which training waited for the run to be kept in this browser; not part of `elapsedMs`. */
  readonly storingMs: number;
  /** By wall clock, between reports; null until it has trained long enough to tell. */
  readonly stepsPerSecond: number | null;
  readonly state: RunState;
  /** Why it failed. */
  readonly failure?: string;
  /** Every setting of the run, with all defaults filled in. */
  readonly experiment: Experiment;
  /** What takes its steps: the plan, compiled for WebGPU or WebAssembly, or the definition in TensorFlow.js. */
  readonly path?: 'plan' | 'definition';
  /** Threads of the processor that took its last step, where the plan runs on it. */
  readonly threads?: number;
  /** How its steps round sums of products, where the plan runs on the processor. */
  readonly arithmetic?: Arithmetic;
  /** Earlier steps were fused, and this browser has no fused multiply-add: its losses are not those of never having stopped. */
  readonly wentPlain?: true;
  /** Why it fell back to the definition. */
  readonly planRefusal?: string;
  /** Full precision only: the same weights rounded after training, measured on the same held-out data. */
  readonly roundedAfterwards?: NonNullable<Evaluation['roundedAfterwards']>;
  /** Quantised training only: the same run with its latent weights used instead of the codes (λ = 0). */
  readonly latentsInstead?: NonNullable<Evaluation['latentsInstead']>;
  /** Opened from a file without optimiser state: it predicts and can be inspected, but not trained. */
  readonly opened?: boolean;
  /** The file that it was opened from holds the latent weights behind its codes. */
  readonly hasLatents?: boolean;
}

export interface FormatReport {
  readonly id: string;
  readonly label: string;
  /** Its purpose, in one sentence. */
  readonly summary: string;
  readonly extension: string;
  readonly available: boolean;
  readonly reason?: string;
}

/** What was checked before a file is handed over. */
export interface ExportCheck {
  /** Codes, scales and floats that round-tripped bit for bit: all of them. */
  readonly numbers: number;
  /** Inputs, held-out ones where there are any, on which the re-read file and the live model were compared. */
  readonly inputs: number;
  /** Largest absolute difference of an output. */
  readonly maxDifference: number;
  /** Share of positions on which both choose the same. */
  readonly agreement: number;
  /** Only where the format cannot hold every scale exactly: what that does to the loss on these inputs; NaN where their answers are unknown. */
  readonly rounding?: { readonly lossNats: number };
}

export interface ExportedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly check: ExportCheck;
  /** What the bytes are spent on. */
  readonly parts: readonly { readonly kind: string; readonly label: string; readonly sizeBytes: number }[];
  /** Bits of the file per weight of a BitLinear, scales included; null where no weight is packed. */
  readonly bitsPerWeight: number | null;
  /** How to use the file, step by step; `code` is to be copied, `folder` to be drawn. */
  readonly usage: readonly UsageStep[];
  /** Small programs that are offered beside the file. */
  readonly companions: readonly { readonly fileName: string; readonly label: string; readonly text: string }[];
}

export type ExportStage = 'reading' | 'packing' | 'checking';

/** A run among all that this browser keeps, whichever tab made it. Not a {@link RunId}, which names a live run of one page. */
export type LibraryId = string;

/** The comparison that a run belongs to: its name, and the settings as the page's link writes them. */
export interface ComparisonOfRun {
  readonly id: string;
  readonly link: string;
}

/** A run that this browser keeps, without its weights. */
export interface LibraryEntry {
  readonly id: LibraryId;
  /** Two words, unless somebody gave it another name. */
  readonly name: string;
  readonly note: string;
  /** Never deleted to make room. */
  readonly starred: boolean;
  /** The step at which it goes on. */
  readonly step: number;
  readonly steps: number;
  readonly experiment: Experiment;
  /** As it was when it was kept; its `id` was that of the page in which it ran. */
  readonly summary: RunSummary;
  /** When it was kept last, in ms since 1970. */
  readonly keptAtMs: number;
  /** Of its weights, the optimiser's vectors and its record, about. */
  readonly sizeBytes: number;
  /** Who trains it now: a run that is alive in another tab is left alone. */
  readonly heldBy: 'nobody' | 'this-tab' | 'another-tab';
  /** Somebody has declined to go on with it. */
  readonly isSetAside: boolean;
  /** Held-out losses on its way, for a curve as small as a word. */
  readonly losses: LossTrace;
}

/** A few of the held-out losses of a run, as columns: steps ascending, and the loss in nats of each. */
export interface LossTrace {
  readonly steps: readonly number[];
  readonly lossNats: readonly number[];
}

/** What a person says of a kept run; what is absent stays as it is. An empty name brings its two words back. */
export interface RunDescription {
  readonly name?: string;
  readonly note?: string;
  readonly starred?: boolean;
}

/** What became of the runs of a file: a run that is here already with as many steps stays as it is. */
export interface BroughtRuns {
  readonly added: number;
  /** Those of the file had trained further. */
  readonly replaced: number;
  readonly left: number;
}

/** What was seen of a run up to a step: all that its curves and its timeline are drawn from. */
export interface RunLog {
  readonly steps: readonly StepReport[];
  /** Ascending by step. */
  readonly evaluations: readonly Evaluation[];
  readonly looks: readonly RecordedLook[];
}

/** The weights of one step as they were counted and recorded. */
export interface RecordedLook {
  readonly inspection: Inspection;
  readonly recorded: readonly RecordedLayer[];
  /** Of the layers that were looked at weight by weight. */
  readonly flipCounts: readonly LayerFlips[];
}

/** How often each weight of a layer had changed its code since step 0; at most 65,535 times. */
export interface LayerFlips {
  readonly layer: string;
  readonly counts: Uint16Array;
}

/** Everything needed to resume a run, in another worker or after a reset, with bit-identical losses. */
export interface KeptRun {
  readonly id: RunId;
  /** As which this browser keeps it. */
  readonly libraryId: LibraryId;
  readonly comparison: ComparisonOfRun | null;
  readonly owner: RunOwner;
  readonly experiment: Experiment;
  readonly state: RunState;
  readonly failure: string | null;
  readonly evaluation: Evaluation | null;
  /** See {@link RunSummary.wentPlain}. */
  readonly wentPlain?: true;
  /** Of a run in training. */
  readonly training?: {
    /** Null at step 0: the initial weights follow from the seed. */
    readonly snapshot: Snapshot | null;
    readonly learningRate: number;
    readonly elapsedMs: number;
    readonly lastLossNats: number | null;
    /** Its target step; null while idle. */
    readonly until: number | null;
  };
  /** Of a run that was opened from a file to try. */
  readonly file?: PortableModel;
}

/** What a run has come to, small enough to be handed on and exact enough to be checked by training it again. */
export interface Fingerprint extends HeldOutResult {
  readonly step: number;
  /** Checksum of its codes or, in full precision, of its weights; see `training/digest.ts`. Unsigned, 32 bits. */
  readonly digest: number;
}

/** What is asked and what comes back, by request type. */
export interface Requests {
  /**
   * Choose the backend of this worker: the best that passes its self-test, or only the one named. Idempotent:
   * a worker keeps its backend. (The client keeps workers for every backend in use.)
   */
  backends: {
    args: {
      readonly prefer?: BackendId | 'auto';
      /** What the self-test and the trial compute with: what the first runs will. By default, `plain`. */ readonly arithmetic?: Arithmetic;
      readonly only?: boolean;
      /** Another worker has tested the backend on this machine. */ readonly proven?: boolean;
      /** Its index among the workers of a backend: part of its run ids. */ readonly worker?: number;
      /** The page's ledger of cores, where threads can share memory: see `cores.ts`. */ readonly cores?: SharedArrayBuffer;
      /** The name of the page among all that are open: what its runs are kept under. */ readonly tab?: string;
    };
    result: { readonly reports: readonly BackendReport[]; readonly active: BackendId };
  };
  /**
   * Read what a person gave, away from the page. The result is held from then on: an experiment refers to it by
   * its card. (The client sends it once to every worker that trains on it.) Rejects with `invalid-data` and a sentence.
   */
  readData: { args: { readonly source: DataSource }; result: { readonly data: OwnData; readonly report: DataReport } };
  /** Hold data that has already been read. */
  holdData: { args: { readonly data: OwnData }; result: null };
  /** Release it; runs that train on it keep it until they are removed. */
  forgetData: { args: { readonly digest: string }; result: null };
  /** Make a run, do not start it. Rejects with `invalid-experiment` and the issues. */
  create: {
    args: {
      readonly experiment: ExperimentDraft;
      /** By default, a script. */ readonly owner?: RunOwner;
      readonly comparison?: ComparisonOfRun;
    };
    result: RunSummary;
  };
  /** Train the named runs, one step each in turn, to the end of their budgets. Resolves at once. */
  play: { args: { readonly ids: readonly RunId[] }; result: null };
  /** Resolves when the steps in progress have ended. */
  pause: { args: { readonly ids: readonly RunId[] }; result: null };
  /**
   * Take n steps, then pause; resolves after a held-out evaluation of the last, or when cancelled. Requests for one run
   * are processed in order; `pause`, `reset` and `remove` cancel what is queued before them.
   */
  step: { args: { readonly id: RunId; readonly count: number }; result: RunSummary };
  /** Train to the end of the budget; resolves after the last evaluation. */
  finish: { args: { readonly id: RunId }; result: RunSummary };
  /** Back to the same initial weights. */
  reset: { args: { readonly ids: readonly RunId[] }; result: null };
  remove: { args: { readonly ids: readonly RunId[] }; result: null };
  setLearningRate: { args: { readonly id: RunId; readonly learningRate: number }; result: null };
  /** Which BitLinear of which run is shown large: every inspection includes its map. */
  focus: { args: { readonly id: RunId | null; readonly layer: string | null }; result: null };
  runs: { args: Record<never, never>; result: readonly RunSummary[] };
  inspect: { args: { readonly id: RunId }; result: Inspection };
  predict: { args: { readonly id: RunId; readonly input: unknown; readonly options?: PredictOptions }; result: Prediction };
  /** Fetch and start what `attention`, `dissect` and `rehearse` compute with, where these runs are. */
  prepareLooks: { args: { readonly ids: readonly RunId[] }; result: null };
  /** Where every head looks, for an input as `predict` takes it; where the task has answers, also while the run writes its own. */
  attention: { args: { readonly id: RunId; readonly input: unknown }; result: AttentionReport };
  /** One token (position, from the end where negative) through one row of one BitLinear, fully quantised. */
  dissect: {
    args: { readonly id: RunId; readonly input: unknown; readonly layer: string; readonly position: number; readonly output: number };
    result: BitLinearReport;
  };
  /** The next training step in slow motion, taken on a copy. */
  rehearse: { args: { readonly id: RunId; readonly layer: string }; result: StepRehearsal };
  /** Of the weights at rest. */
  fingerprint: { args: { readonly id: RunId }; result: Fingerprint };
  formats: { args: { readonly id: RunId }; result: readonly FormatReport[] };
  export: { args: { readonly id: RunId; readonly format: string }; result: ExportedFile };
  open: { args: { readonly bytes: Uint8Array; readonly name?: string }; result: RunSummary };
  /** A snapshot of the run, to be restored later; training goes on meanwhile. */
  keep: { args: { readonly id: RunId }; result: KeptRun };
  /** Restore a kept run: in place where a run of its id still exists, else as a new one. It stays idle until asked to train. */
  restore: { args: { readonly kept: KeptRun }; result: RunSummary };
  /** All runs that this browser keeps, newest first. Rejects with `no-storage` where it keeps none. */
  library: { args: Record<never, never>; result: readonly LibraryEntry[] };
  /**
   * Restore a run of the library, and emit its log (`recalled`): it goes on where it was kept, on the backend that trained it
   * where there is one. It stays idle until asked to train; one that is alive in this page is left as it is. Rejects with
   * `held-elsewhere` while another tab has it.
   */
  resume: { args: { readonly id: LibraryId; readonly owner: RunOwner }; result: RunSummary };
  /** Keep every run as it stands now, as the page may be closed. Resolves when that is done, or could not be. */
  shelve: { args: Record<never, never>; result: null };
  /** Do not offer these again. */
  setAside: { args: { readonly ids: readonly LibraryId[] }; result: null };
  /** What was seen of a kept run. It stays whose it is. */
  recall: { args: { readonly id: LibraryId }; result: RunLog };
  /** Name, note and star of a kept run. Rejects with `invalid-input` where one is too long. */
  describe: { args: { readonly id: LibraryId; readonly description: RunDescription }; result: null };
  /** Delete kept runs: they are in no list any more, and gone for good once this page is. A run that trains on is kept again. */
  discard: { args: { readonly ids: readonly LibraryId[] }; result: null };
  /** Undo that. */
  bringBack: { args: { readonly ids: readonly LibraryId[] }; result: null };
  /** A kept run as a part of a library file: `libraryFileStart` and such parts, one after the other. Null: there is none any more. */
  packKept: { args: { readonly id: LibraryId }; result: Uint8Array | null };
  /** Take over the runs of a library file. Rejects with `bad-file`. */
  bringLibrary: { args: { readonly file: Blob }; result: BroughtRuns };
  /** Delete every kept run, those of other tabs included. What is trained on from then on is kept anew. */
  emptyLibrary: { args: Record<never, never>; result: null };
  /** Heartbeat: answered at once by a live worker. */
  alive: { args: Record<never, never>; result: null };
}

export type RequestType = keyof Requests;

export type Request = {
  [T in RequestType]: { readonly type: T; readonly request: number } & Requests[T]['args'];
}[RequestType];

export type ErrorCode =
  | 'invalid-experiment'
  | 'invalid-input'
  | 'invalid-data'
  | 'missing-data'
  | 'unknown-run'
  | 'unknown-format'
  | 'format-unavailable'
  | 'bad-file'
  | 'no-backend'
  | 'not-trainable'
  | 'run-failed'
  /** Another tab trains this run. */
  | 'held-elsewhere'
  /** This browser keeps no runs: its storage is absent, refuses or does not answer. */
  | 'no-storage'
  /** The worker stopped, and restarting it did not help. */
  | 'engine-stopped'
  | 'internal';

/** An error as it crosses from the worker to the page. */
export interface ReportedError {
  readonly code: ErrorCode;
  /** What happened and what to try, for the person. */
  readonly message: string;
  /** With `invalid-experiment`: what is wrong, field by field. */
  readonly issues?: readonly { readonly field: string | null; readonly message: string }[];
  /** With `invalid-data` of a table: how it was read, which may be changed. */
  readonly reading?: TableReading;
  /** With `internal`: copyable detail. */
  readonly detail?: string;
}

export type Reply =
  | { readonly type: 'resolved'; readonly request: number; readonly value: Requests[RequestType]['result'] }
  | { readonly type: 'rejected'; readonly request: number; readonly error: ReportedError };

export type EngineEvent =
  | { readonly type: 'backendsReported'; readonly reports: readonly BackendReport[]; readonly active: BackendId }
  /** While a run is created: share of its kernels that the graphics driver has compiled, 0 … 1. */
  | { readonly type: 'compiled'; readonly share: number }
  | { readonly type: 'created'; readonly summary: RunSummary }
  /** About ten times a second per run while training: every step since the last such event. */
  | { readonly type: 'progressed'; readonly summary: RunSummary; readonly steps: readonly StepReport[] }
  | { readonly type: 'evaluated'; readonly id: RunId; readonly evaluation: Evaluation }
  /** The weights of one step, counted; `recorded` are the matrices kept for the timeline, of a large model only the one looked at. */
  | {
      readonly type: 'inspected';
      readonly id: RunId;
      readonly inspection: Inspection;
      readonly map: WeightMap | null;
      readonly recorded: readonly RecordedLayer[];
    }
  /** A file is being made; the last stage ends with the reply. */
  | {
      readonly type: 'exportProgressed';
      readonly id: RunId;
      readonly format: string;
      readonly stage: ExportStage;
      /** 0…1 of the stage. */ readonly share: number;
    }
  | { readonly type: 'paused'; readonly summary: RunSummary }
  | { readonly type: 'finished'; readonly summary: RunSummary }
  | { readonly type: 'failed'; readonly summary: RunSummary; readonly reason: string }
  /** Back at step 0: everything recorded of the run is void. */
  | { readonly type: 'wasReset'; readonly summary: RunSummary }
  /** The graphics device is lost, and every run is being moved to another one. The page need not act. */
  | { readonly type: 'deviceLost'; readonly backend: BackendId; readonly reason: string }
  /** Every run resumes from its last reported step: on a fresh device or, where that was lost too, on the fallback backend. */
  | { readonly type: 'deviceReplaced'; readonly from: BackendId; readonly backend: BackendId; readonly summaries: readonly RunSummary[] }
  /** A kept run was restored, at the step at which it was kept. */
  | { readonly type: 'restored'; readonly summary: RunSummary }
  /** From time to time while a run trains, and whenever it becomes idle. The client holds the newest, in case the worker dies. */
  | { readonly type: 'kept'; readonly kept: KeptRun }
  /** The log of a run that was taken from the library, after `restored`. */
  | { readonly type: 'recalled'; readonly id: RunId; readonly log: RunLog }
  /** This browser keeps the run as it was at a step, whatever happens to the page. */
  | { readonly type: 'shelved'; readonly id: RunId; readonly step: number }
  /** Everything that this browser kept of runs is deleted. */
  | { readonly type: 'libraryEmptied' }
  /** Runs cannot be kept, and why: once, until it works again. */
  | { readonly type: 'notShelved'; readonly message: string }
  /** A worker died or stopped answering; its runs resume in another one, each from its newest snapshot. Emitted by the client. */
  | { readonly type: 'engineReplaced'; readonly reason: string; readonly summaries: readonly RunSummary[] }
  | { readonly type: 'removed'; readonly id: RunId };

export type WorkerMessage = Reply | EngineEvent;
