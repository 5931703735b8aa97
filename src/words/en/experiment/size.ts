import { counted } from '../../numbers';

const settings = (sizes: readonly string[]): string =>
  sizes.length < 2 ? sizes.join() : `${sizes.slice(0, -1).join(', ')} and ${sizes.at(-1)}`;
/** @param smaller settings as "hiddenSize 64"; empty: none would do */
export const tooManyWeights = (weights: number, most: number, smaller: readonly string[]): string =>
  `The model would have ${counted(weights)} weights; a browser has enough memory to train ${counted(most)}. Lower hiddenSize, numLayers or feedForwardSize${smaller.length === 0 ? '' : `, for example ${settings(smaller)}`}.`;
export const largeBatch = (batchSize: number, values: number, most: number, advice: string): string =>
  `A batch of ${batchSize} needs a buffer of ${counted(values)} numbers; graphics cards only guarantee ${counted(most)}. ${advice}`;
export const lowerThese = (smaller: readonly string[]): string => `Lower seqLen or numHeads, for example ${settings(smaller)}.`;
export const possibleBatch = (largest: number): string => `With these sizes batchSize can be ${largest === 1 ? '1' : `1 to ${largest}`}.`;
