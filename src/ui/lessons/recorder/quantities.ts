/** What a question can be about: every measured value of the trained models, in words. */
import { isQuantised, modeOf, type ModeId } from '../../../catalog/modes/modes';
import type { ValueForm } from '../../../lessons/lesson';

export interface Quantity {
  /** As a formula names it. */
  readonly name: string;
  readonly mode: ModeId;
  /** "loss after training" */
  readonly words: string;
  readonly as: ValueForm;
}

/** Of the models that are trained side by side, in their order. */
export const quantitiesOf = (modes: readonly ModeId[]): readonly Quantity[] =>
  modes.flatMap((mode) => [
    ...ofAnyMode.map(asked(mode)),
    ...(isQuantised(mode) ? ofRoundedModes.map(asked(mode)) : []),
    ...(isQuantised(mode) && modes.includes('none')
      ? [asked(mode)(['rounded(MODE)', 'loss of the full-precision model, rounded afterwards', 'number'])]
      : []),
  ]);

/** "Ternary: loss after training" */
export const quantityWords = ({ mode, words }: Quantity): string => `${modeOf(mode).label}: ${words}`;

type Asked = readonly [name: string, words: string, as: ValueForm];

const asked =
  (mode: ModeId) =>
  ([name, words, as]: Asked): Quantity => ({ name: name.replace('MODE', mode), mode, words, as });

const ofAnyMode: readonly Asked[] = [
  ['loss(MODE)', 'loss after training', 'number'],
  ['score(MODE)', 'score after training', 'percent'],
  ['fileBytes(MODE)', 'size of the file', 'bytes'],
  ['weights(MODE)', 'number of weights', 'number'],
];

const ofRoundedModes: readonly Asked[] = [
  ['latents(MODE)', 'loss with the latent weights instead', 'number'],
  ['bits(MODE)', 'bits for each weight', 'number'],
  ['nearLevel(MODE, effective, start)', 'effective weights on a level, before training', 'percent'],
  ['nearLevel(MODE, effective, end)', 'effective weights on a level, after training', 'percent'],
  ['nearLevel(MODE, latent, start)', 'latent weights near a level, before training', 'percent'],
  ['nearLevel(MODE, latent, end)', 'latent weights near a level, after training', 'percent'],
  ['nearThreshold(MODE, start)', 'weights near a threshold, before training', 'percent'],
  ['nearThreshold(MODE, end)', 'weights near a threshold, after training', 'percent'],
  ['zeros(MODE, start)', 'weights rounded to 0, before training', 'percent'],
  ['zeros(MODE, end)', 'weights rounded to 0, after training', 'percent'],
  ['flips(MODE, 0, 0.2)', 'flips in a step, in the first fifth of the training', 'percent'],
  ['flips(MODE, 0.8, 1)', 'flips in a step, in the last fifth of the training', 'percent'],
  ['neverFlipped(MODE)', 'weights whose rounded value never changed', 'percent'],
];
