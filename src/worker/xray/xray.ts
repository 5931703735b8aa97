import { compareTensors } from '../../formats/xray/comparison/compare-tensors';
import { pairTensors } from '../../formats/xray/comparison/pair-tensors';
import type { TensorComparison } from '../../formats/xray/comparison/relation';
import type { Finding } from '../../formats/xray/diagnosis/finding';
import { numericFindings, type Examined } from '../../formats/xray/diagnosis/numbers';
import { structuralFindings } from '../../formats/xray/diagnosis/structure';
import { lensHistograms } from '../../formats/xray/numbers/lenses';
import { mapWindow, type MapWindow } from '../../formats/xray/numbers/map-window';
import { rowProduct, type RowProduct } from '../../formats/xray/numbers/row-product';
import { countMatrix, type MatrixStatistics } from '../../formats/xray/numbers/statistics';
import { openModel, type OpenModel } from '../../formats/xray/open-model';
import { fileSource } from '../../formats/xray/source';
import type { MatrixStrips } from '../../formats/xray/strips';
import type { TensorPlace, XrayedModel, XrayedTensor, XrayEvent, XrayRequests, XraySide } from '../xray-protocol';

/** Of one tensor that is looked at: all of any matrix but embeddings of large models. */
const LOOKED_AT_WEIGHTS = 2 ** 24;
/** Of each when all are examined: shares to a tenth of a percent. */
const EXAMINED_WEIGHTS = 2 ** 18;
/** So many histograms need no more. */
const DRAWN_WEIGHTS = 2 ** 20;

/** Messages wait at most this long, in ms. */
const LONGEST_MS = 12;

/** Lets messages in. Timers that follow one another wait four milliseconds each; messages do not. */
const turn = async (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });

export interface Xray {
  open(side: XraySide, files: readonly File[]): Promise<XrayedModel>;
  tensor(place: TensorPlace): Promise<XrayedTensor | null>;
  map(args: XrayRequests['map']['args']): Promise<MapWindow | null>;
  row(args: XrayRequests['row']['args']): Promise<RowProduct | null>;
  examine(side: XraySide): Promise<readonly Finding[]>;
  compare(): Promise<readonly TensorComparison[]>;
}

export function createXray(tell: (event: XrayEvent) => void): Xray {
  const models = new Map<XraySide, OpenModel>();
  /** Requests of a person that are being answered. */
  let asked = 0;
  let idle: Promise<void> = Promise.resolve();
  let beIdle: () => void = () => undefined;
  /** Statistics of the tensor that was looked at last. */
  let last: { readonly key: string; readonly statistics: MatrixStatistics } | null = null;

  async function first<T>(answer: () => Promise<T>): Promise<T> {
    if (asked++ === 0) idle = new Promise((resolve) => (beIdle = resolve));
    try {
      return await answer();
    } finally {
      if (--asked === 0) beIdle();
    }
  }

  /** Waits for a person, then lets messages in. Throws where the model has been closed. */
  let turnedAt = 0;
  const afterPerson = (isOpen: () => boolean) => async (): Promise<void> => {
    await idle;
    if (performance.now() - turnedAt > LONGEST_MS) {
      await turn();
      turnedAt = performance.now();
    }
    if (!isOpen()) throw new ClosedError();
  };

  const modelOf = (side: XraySide): OpenModel => {
    const model = models.get(side);
    if (model === undefined) throw new RangeError(side);
    return model;
  };

  async function matrixOf({ side, index, layout }: TensorPlace): Promise<MatrixStrips | null> {
    const tensor = modelOf(side).tensors[index];
    return tensor === undefined || tensor.about.unread !== null ? null : tensor.open(layout);
  }

  async function statisticsOf(place: TensorPlace, matrix: MatrixStrips): Promise<MatrixStatistics> {
    const key = JSON.stringify([place.side, place.index, place.layout ?? '']);
    if (last?.key !== key) last = { key, statistics: await countMatrix(matrix, LOOKED_AT_WEIGHTS) };
    return last.statistics;
  }

  return {
    open: async (side, files) =>
      first(async () => {
        const model = await openModel(files.map(fileSource));
        models.set(side, model);
        last = null;
        const tensors = model.tensors.map(({ about }) => about);
        return { facts: model.facts, tensors, findings: structuralFindings(model.facts, tensors) };
      }),

    tensor: async (place) =>
      first(async () => {
        const matrix = await matrixOf(place);
        if (matrix === null) return null;
        const statistics = await statisticsOf(place, matrix);
        return { statistics, histograms: await lensHistograms(matrix, statistics, DRAWN_WEIGHTS) };
      }),

    map: async (args) =>
      first(async () => {
        const matrix = await matrixOf(args);
        return matrix === null ? null : mapWindow(matrix, await statisticsOf(args, matrix), args.lens, args.corner);
      }),

    row: async (args) =>
      first(async () => {
        const matrix = await matrixOf(args);
        return matrix === null ? null : rowProduct(matrix, Math.min(args.row, matrix.rows - 1), args.input);
      }),

    async examine(side) {
      const model = modelOf(side);
      const onward = afterPerson(() => models.get(side) === model);
      const examined: Examined[] = [];
      const readable = model.tensors.flatMap((tensor, index) => (tensor.about.unread === null ? [{ tensor, index }] : []));
      try {
        for (const [done, { tensor, index }] of readable.entries()) {
          await onward();
          const matrix = await tensor.open();
          if (matrix === null) continue;
          const statistics = await countMatrix(matrix, EXAMINED_WEIGHTS, onward);
          examined.push({ about: tensor.about, statistics });
          tell({ kind: 'examined', side, index, done: done + 1, of: readable.length, statistics });
        }
      } catch (error) {
        if (error instanceof ClosedError) return [];
        throw error;
      }
      return numericFindings(model.facts, examined);
    },

    async compare() {
      const [one, two] = [modelOf('first'), modelOf('second')];
      const onward = afterPerson(() => models.get('first') === one && models.get('second') === two);
      const pairs = pairTensors(one.tensors, two.tensors);
      const compared: TensorComparison[] = [];
      for (const [done, { part, first: a, second: b }] of pairs.entries()) {
        await onward();
        compared.push(
          a !== null && b !== null
            ? await compareTensors(a, b)
            : {
                part,
                first: a?.about.name ?? null,
                second: b?.about.name ?? null,
                relation: a === null ? 'only-second' : 'only-first',
                sameCodes: null,
                ratio: null,
                scales: [null, null],
                rowsCompared: 0,
              },
        );
        tell({ kind: 'compared', done: done + 1, of: pairs.length });
      }
      return compared;
    },
  };
}

/** Another model was opened in its place. */
class ClosedError extends Error {
  override readonly name = 'ClosedError';
}
