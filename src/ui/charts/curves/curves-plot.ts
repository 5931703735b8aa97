import { createContext, type ReactNode } from 'react';
import type { ComparisonAxis } from '../../../state/slices/view-slice';
import { counted, marked } from '../../../words/numbers';
import { comparisonSides, type Margin, type Plot } from '../kit/frame';

/** Room around the lines; the axes are drawn in it. */
export const frameMargin: Margin = { ...comparisonSides, top: 8, bottom: 22 };

/** A place of the axis as it is written below it: "1,000", "2.5 s". */
export const placeName = (axis: ComparisonAxis, place: number): string =>
  axis === 'steps' ? counted(place) : `${marked(String(place))} s`;

export interface CurvesFrameProps {
  readonly axis: ComparisonAxis;
  /** Where the axes end. */
  readonly end: number;
  readonly ticksX: readonly number[];
  readonly ticksY: readonly number[];
  readonly format: (value: number) => string;
  readonly base: number;
  readonly baseName: string;
  readonly floor: number | null;
  readonly floorName: string;
  readonly marker: number | null;
  /** Of the picture, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Drawn among the axes; the same element as long as possible. */
  readonly children: ReactNode;
}

/** Where the lines are drawn, as the frame around them has laid it out. */
export const PlotContext = createContext<Plot | null>(null);
