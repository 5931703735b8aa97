import type { DataKind } from '../../catalog/data/card';
import type { TableReading } from '../../catalog/data/table/table-reading';
import type { DataCard, DataReport, DataSource } from '../../worker/protocol';
import type { Slice } from './slice';

/** Data of the person's own, read and ready. */
export interface GivenData {
  readonly card: DataCard;
  readonly report: DataReport;
  /** Of the file, or how it came. */
  readonly name: string;
  /** What it was read from, so that it can be read otherwise; null after a reload where it was too large to be kept. */
  readonly source: DataSource | null;
  /** It is stored in this browser and survives a reload. */
  readonly kept: boolean;
}

/** Why what was given last could not be used. */
export interface DataProblem {
  readonly kind: DataKind;
  readonly message: string;
  /** A table that may be read in another way. */
  readonly refused?: { readonly reading: TableReading; readonly source: DataSource; readonly name: string };
}

export interface SketchedStroke {
  readonly label: string;
  readonly points: readonly (readonly [number, number])[];
}

/** What the person gave, one of each kind, and what is being read. */
export interface DataSlice {
  readonly given: Partial<Readonly<Record<DataKind, GivenData>>>;
  readonly readingData: DataKind | null;
  /** Why the last input could not be used. */
  readonly dataProblem: DataProblem | null;
  /** Strokes drawn for a task of own gestures that are not given yet. */
  readonly sketch: readonly SketchedStroke[];
  setGiven(kind: DataKind, given: GivenData | null): void;
  setReadingData(kind: DataKind | null): void;
  setDataProblem(problem: DataSlice['dataProblem']): void;
  setSketch(sketch: readonly SketchedStroke[]): void;
}

export const dataSlice: Slice<DataSlice> = (set) => ({
  given: {},
  readingData: null,
  dataProblem: null,
  sketch: [],
  setGiven: (kind, given) =>
    set((state) => {
      const { [kind]: _former, ...others } = state.given;
      return { given: given === null ? others : { ...others, [kind]: given } };
    }),
  setReadingData: (readingData) => set({ readingData }),
  setDataProblem: (dataProblem) => set({ dataProblem }),
  setSketch: (sketch) => set({ sketch }),
});
