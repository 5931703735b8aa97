import type { RandomStream } from '../../math/random';
import type { DataCard, DataKind } from '../data/card';
import type { defaultMode, ModeId } from '../modes/modes';
import type { DataLibrary } from '../data/own-data';

export type Recipe = 'edifice' | 'b1.58';

/** A sequence of token ids with the positions that count. */
export interface TokenExample {
  /** `[seqLen + 1]` ids: inputs are all but the last, targets all but the first. */
  readonly tokens: readonly number[];
  /** `[seqLen]`: 1 where the target enters the loss and the score, 0 where it is not predictable. */
  readonly scored: readonly number[];
}

/** A sequence of feature vectors with one label for the whole sequence. */
export interface FrameExample {
  /** `[seqLen × frameSize]`, row-major. */
  readonly frames: Float32Array;
  readonly label: number;
}

export interface Baseline {
  /** Score in 0…1 of the named strategy that has learned nothing. */
  readonly score: number;
  /** Loss of that strategy in nats per scored target. */
  readonly lossNats: number;
  /** What that strategy does, as the page says it: "guess every digit". */
  readonly label: string;
}

/** The lowest loss that any model can reach on the task's data, where it is known exactly. */
export interface Floor {
  readonly lossNats: number;
  readonly label: string;
}

/** Learning rates by mode. */
export type LearningRates = Readonly<Partial<Record<ModeId, number>> & Record<typeof defaultMode, number>>;

/** Experiment values that this task sets where they differ from the general defaults. */
export interface TaskDefaults {
  readonly recipe: Recipe;
  readonly seqLen: number;
  readonly steps: number;
  readonly batchSize?: number;
  readonly hiddenSize?: number;
  readonly numHeads?: number;
  readonly numLayers?: number;
  readonly dropout?: number;
  readonly lambdaSteps?: number;
  readonly warmupSteps?: number;
  /** Chosen for each mode at this recipe, width and budget; where others are trained, `experiment/measured-rates.ts` knows better ones. */
  readonly learningRate: LearningRates;
}

/** Nats of cross-entropy where one of several is chosen; the mean squared error where numbers are predicted. */
export type LossUnit = 'nats' | 'squaredError';

export type TaskGroup = 'symbols' | 'language' | 'frames' | 'own';

/** Which side of the data an example comes from. */
export type Split = 'train' | 'heldOut';

/** Description of a task before it is loaded: enough for the list and for the defaults. */
export interface TaskDescription {
  readonly label: string;
  /** Where the list of tasks shows it. */
  readonly group: TaskGroup;
  /** One sentence: what the model has to do. */
  readonly summary: string;
  /** One sentence beside "try it": what the person may do. */
  readonly tryIt: string;
  /** What the score counts, as the page says it: "sequences right". */
  readonly scoreLabel: string;
  /** The same, where it depends on the data. */
  scoreLabelOf?(settings: TaskSettings): string;
  /** What its loss is counted in; nats where nothing is said. */
  lossUnit?(settings: TaskSettings): LossUnit;
  /** Loss of the baseline, for a task whose losses are not counted in nats and need it for a scale. */
  baselineLoss?(): number;
  /**
   * How held-out examples are kept apart: by a hash of their content, which is the default and needs nothing from the
   * task; `own`: `sample` draws from the side it is asked for; `none`: learning by heart is the task, and what is
   * measured is what was trained on.
   */
  readonly separation?: 'own' | 'none';
  readonly defaults: TaskDefaults;
  /** What differed in them when links were of version 1: such a link still means the same. */
  readonly formerDefaults?: Partial<TaskDefaults>;
}

interface TaskCommon extends TaskDescription {
  /** The person's data is not here: everything works but `sample`, which throws `MissingDataError`. */
  readonly lacksData?: true;
  /** Why a sequence length cannot be used, or null when it can. */
  refuseSeqLen(seqLen: number): string | null;
  baseline(seqLen: number): Baseline;
  /** Exact floor of the loss; null when the task can be solved perfectly (floor 0) or it is unknown. */
  floor(seqLen: number): Floor | null;
}

export interface TokenTask extends TaskCommon {
  readonly kind: 'tokens';
  /** One display string per token id. */
  readonly vocabulary: readonly string[];
  /** The token that begins every example, where it is always the same. */
  readonly startToken?: number;
  /** How a text becomes tokens, where a token is more than a character: spelled in the byte alphabet (`math/byte-alphabet.ts`). */
  readonly tokenizer?: {
    readonly tokens: readonly string[];
    readonly merges: readonly string[];
    /** Null: texts are split as GPT-2 does. Else see `math/text/tokenizer-file.ts`. */ readonly pipeline: string | null;
    /** Token that ends a text. */ readonly end: number | null;
  };
  /** The text of tokens one after another, where it is not just their display strings. */
  textOf?(ids: readonly number[]): string;
  /** One example; depends on the stream, the length and, where the task separates them itself, the side only. */
  sample(random: RandomStream, seqLen: number, split?: Split): TokenExample;
  /** All examples of a side, where they are few enough to be measured one and all instead of drawn. */
  every?(seqLen: number, split: Split): readonly TokenExample[];
  /** Score of one example in 0…1 from the most likely token at each position `[seqLen]`. */
  score(predicted: readonly number[], example: TokenExample): number;
  /**
   * Token ids of what a person typed, and how many tokens answer it (`answerLength` null: open-ended, the caller chooses).
   * Throws {@link InputError} with a sentence for the person when it cannot be used.
   */
  prompt(input: string, seqLen: number): { readonly tokens: readonly number[]; readonly answerLength: number | null };
  /** The right answer to a prompt, where there is one: lets the page mark mistakes. Null when open-ended. */
  answer(input: string, seqLen: number): readonly number[] | null;
  /** What the try-it box holds before anyone types: a prompt that can be used at this length. */
  examplePrompt(seqLen: number): string;
}

type Points = readonly (readonly [number, number])[];

/** Frames made from a stroke of the pointer. */
export interface StrokeInput {
  readonly kind: 'strokes';
  /**
   * `[seqLen × frameSize]` frames of what a person drew: a list of `[x, y]` points in any unit, y down, in drawing
   * order. Throws {@link InputError} when it cannot be used. The very same preprocessing makes the training frames.
   */
  frames(points: Points, seqLen: number): Float32Array;
  /** `[seqLen]` points of a frame block, in the unit square, y down: what to draw for a sample or a person's stroke. */
  strokeOf(frames: Float32Array, seqLen: number): Points;
  /** One clean stroke of each class in the unit square, y down: what to draw, and nothing that was trained on. May be empty. */
  readonly templates: readonly Points[];
}

/** Frames that are rows of named numbers. */
export interface RowInput {
  readonly kind: 'rows';
  readonly columns: readonly string[];
  /**
   * `[seqLen × columns]` frames of rows in the person's units, the last `seqLen` of them. Throws {@link InputError}
   * when there are too few, or when one has another number of columns.
   */
  encode(rows: readonly (readonly number[])[], seqLen: number): Float32Array;
  /** One frame, back in the person's units. */
  decode(frame: ArrayLike<number>): readonly number[];
  /** Rows to begin with: typical ones, and none of the data. */
  exampleRows(seqLen: number): readonly (readonly number[])[];
}

/** Frames that are small grey pictures, 0 … 1, row by row from the top left. */
export interface PictureInput {
  readonly kind: 'pictures';
  readonly width: number;
  readonly height: number;
  /** `count` pictures of a body that is thrown from `[x, y]` with a velocity in widths a frame; all in the unit square, y down. */
  launch(at: readonly [number, number], velocity: readonly [number, number], count: number): readonly Float32Array[];
}

export interface FrameTask<Input extends StrokeInput | RowInput = StrokeInput | RowInput> extends TaskCommon {
  readonly kind: 'frames';
  readonly frameSize: number;
  /** One display string per class. */
  readonly labels: readonly string[];
  /** What files call the classes, where the page's language decides how they are displayed. */
  readonly symbols?: readonly string[];
  readonly input: Input;
  sample(random: RandomStream, seqLen: number, split?: Split): FrameExample;
  /** As of tokens. */
  every?(seqLen: number, split: Split): readonly FrameExample[];
}

/** Feature vectors, and the one that comes next. */
export interface ForecastExample {
  /** `[seqLen × frameSize]`, row-major. */
  readonly frames: Float32Array;
  /** `[frameSize]` */
  readonly next: Float32Array;
}

/**
 * Numbers are predicted, not chosen: the loss is the mean squared error, in fields named `…Nats` too. The score is
 * the share of the error of copying the last frame that the model avoids, 0 where it does no better:
 *   1 − Σ‖predicted − next‖² / Σ‖last − next‖²
 * Source: the mean-squared-error skill score, Murphy 1988, with persistence as the reference.
 */
export interface ForecastTask<Input extends RowInput | PictureInput = RowInput | PictureInput> extends TaskCommon {
  readonly kind: 'forecast';
  readonly frameSize: number;
  readonly input: Input;
  sample(random: RandomStream, seqLen: number, split?: Split): ForecastExample;
  /** As of tokens. */
  every?(seqLen: number, split: Split): readonly ForecastExample[];
}

export type Task = TokenTask | FrameTask | ForecastTask;

export type Example = TokenExample | FrameExample | ForecastExample;

/** The settings of an experiment from which its task follows. */
export interface TaskSettings {
  /** Metadata of the person's data; null where the task generates its own. */
  readonly data: DataCard | null;
  /** Pairs to be learnt by heart; only "memorise" reads it. */
  readonly pairs: number;
}

/** A task that is complete only with further settings, or with the data of a person. */
export interface TaskFamily extends TaskDescription {
  readonly kind: 'family';
  /** The kind of data that the person has to give first; null: none. */
  readonly needs: DataKind | null;
  /**
   * The task itself. Where data is needed `settings.data` is a card of that kind; the data is drawn from `library`, and
   * where it is not there, sampling throws `MissingDataError` while everything else works.
   */
  of(settings: TaskSettings, library: DataLibrary): Task;
}

/** What a person typed or drew cannot be used; the message is for them. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
