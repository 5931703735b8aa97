import { counted } from '../../numbers';

const settings = (sizes: readonly string[]): string =>
  sizes.length < 2 ? sizes.join() : `${sizes.slice(0, -1).join(', ')} und ${sizes.at(-1)}`;
/** @param smaller settings as "hiddenSize 64"; empty: none would do */
export const tooManyWeights = (weights: number, most: number, smaller: readonly string[]): string =>
  `Das Modell hätte ${counted(weights)} Gewichte; der Speicher eines Browsers reicht, um ${counted(most)} zu trainieren. Nimm ein kleineres hiddenSize, numLayers oder feedForwardSize${smaller.length === 0 ? '' : `, zum Beispiel ${settings(smaller)}`}.`;
export const largeBatch = (batchSize: number, values: number, most: number, advice: string): string =>
  `Ein Batch von ${batchSize} braucht einen Puffer von ${counted(values)} Zahlen; Grafikkarten müssen nur ${counted(most)} annehmen. ${advice}`;
export const lowerThese = (smaller: readonly string[]): string =>
  `Nimm ein kleineres seqLen oder numHeads, zum Beispiel ${settings(smaller)}.`;
export const possibleBatch = (largest: number): string =>
  `Mit diesen Größen kann batchSize ${largest === 1 ? '1' : `1 bis ${largest}`} sein.`;
