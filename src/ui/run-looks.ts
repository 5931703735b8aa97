import type { ModeId } from '../catalog/modes/modes';

/** How the line of a run looks, everywhere: never told apart by colour alone. */
export interface RunLook {
  readonly colour: string;
  /** SVG `stroke-dasharray`. */
  readonly dashes: string;
  readonly width: number;
}

export const runLooks: Readonly<Record<ModeId, RunLook>> = {
  none: { colour: 'var(--full)', dashes: '7 3', width: 2 },
  ternary: { colour: 'var(--ternary)', dashes: 'none', width: 2.4 },
  binary: { colour: 'var(--binary)', dashes: '2.5 2.5', width: 2.2 },
};
