/**
 * What a link keeps of the page beside its settings: how it is looked at, what of it is hidden or locked, and a question to
 * whoever opens it. Nothing here affects what is trained.
 */
import { fieldNames, type FieldName } from '../../experiment/fields';
import type { ModeId } from '../../catalog/modes/modes';
import type {
  ComparedQuantity,
  ComparisonAxis,
  HeadPlace,
  InsideTab,
  Lens,
  MapColouring,
  SceneId,
  StepPhaseId,
  WeightPlace,
} from '../slices/view-slice';

export const lensIds = ['latent', 'quantised', 'effective'] as const satisfies readonly Lens[];
export const insideTabIds = ['token', 'step'] as const satisfies readonly InsideTab[];
export const colouringIds = ['code', 'flips', 'threshold'] as const satisfies readonly MapColouring[];
export const quantityIds = ['heldOutLoss', 'score', 'trainLoss'] as const satisfies readonly ComparedQuantity[];
export const axisIds = ['steps', 'seconds'] as const satisfies readonly ComparisonAxis[];
export const themeIds = ['light', 'dark'] as const;
export type Theme = (typeof themeIds)[number];

/** The views of "Look inside". Duplicated here, left of the page; a test compares them. */
export const explorerViewIds = ['layers', 'map', 'time', 'flips', 'inside', 'attention', 'cost'] as const;
export type ExplorerViewId = (typeof explorerViewIds)[number];

/** The panels, by their ids. */
export const pagePanels = ['task', 'mode', 'setup', 'weights', 'explorer', 'try', 'comparison', 'examples'] as const;

/** Buttons and lines that are no panel. */
export const hideableControls = [
  'lessons',
  'timeline',
  'lens',
  'oneStep',
  'reset',
  'newSeed',
  'engine',
  'present',
  'share',
  'open',
  'download',
  'kept',
] as const;

/** Settings that stand in the setup, each with a control of its own. */
const settingIds: readonly SettingId[] = fieldNames.filter((name): name is SettingId => !['task', 'mode', 'data'].includes(name));
type SettingId = Exclude<FieldName, 'task' | 'mode' | 'data'>;

export type HideableId = (typeof pagePanels)[number] | (typeof hideableControls)[number] | ExplorerViewId | SettingId;
export const hideableIds: readonly HideableId[] = [...pagePanels, ...hideableControls, ...explorerViewIds, ...settingIds];

export type LockableId = 'task' | 'mode' | 'setup' | SettingId;
export const lockableIds: readonly LockableId[] = ['task', 'mode', 'setup', ...settingIds];

/** Signs of a question: it is one line above the panels. */
export const LONGEST_QUESTION = 300;
/** Signs of what was typed into "Try it", rows of a table included. A longer one is left out of the link. */
export const LONGEST_PROMPT = 600;
/** Letters of a drawing: 200 points. A longer one is left out, too. */
export const LONGEST_DRAWING = 800;

export interface PageView {
  readonly lens: Lens;
  /** The mode whose run is looked at; null: the usual one. */
  readonly run: ModeId | null;
  /** Which of its seeds, from 0. */
  readonly seed: number;
  /** The matrix that is looked at, by its parameter name; null: the first. */
  readonly layer: string | null;
  readonly panel: ExplorerViewId;
  readonly inside: InsideTab;
  readonly phase: StepPhaseId;
  readonly colouring: MapColouring;
  readonly weight: WeightPlace | null;
  readonly head: HeadPlace | null;
  readonly compared: ComparedQuantity;
  readonly axis: ComparisonAxis;
  /** The recorded step that every panel shows; null: the newest. */
  readonly at: number | null;
  /** What stands in "Try it" of the link's task; null: its example. */
  readonly prompt: string | null;
  /** What is drawn there, as `drawing-link.ts` writes it; null: the first shape. */
  readonly drawing: string | null;
  /** Of the presenter view. */
  readonly scene: SceneId;
  readonly settingsOpen: boolean;
  /** null: as the browser has it. */
  readonly theme: Theme | null;
  readonly hidden: readonly HideableId[];
  readonly locked: readonly LockableId[];
  /** Plain text; empty: none. */
  readonly question: string;
}

/** As the page begins. */
export const plainView: PageView = {
  lens: 'effective',
  run: null,
  seed: 0,
  layer: null,
  panel: 'layers',
  inside: 'token',
  phase: 'quantise',
  colouring: 'code',
  weight: null,
  head: null,
  compared: 'heldOutLoss',
  axis: 'steps',
  at: null,
  prompt: null,
  drawing: null,
  scene: 'weights',
  settingsOpen: false,
  theme: null,
  hidden: [],
  locked: [],
  question: '',
};
