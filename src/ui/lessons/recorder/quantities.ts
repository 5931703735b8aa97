/** What a question can be about: every measured value of the trained models, in words. */
import * as words from '#words/ui/lessons/recorder-card';
import { isQuantised, modeOf, type ModeId } from '../../../catalog/modes/modes';
import type { ValueForm } from '../../../lessons/lesson';

export interface Quantity {
  /** As a formula names it. */
  readonly name: string;
  readonly mode: ModeId;
  /** "loss after training" */
  readonly what: string;
  readonly as: ValueForm;
}

/** Of the models that are trained side by side, in their order. */
export const quantitiesOf = (modes: readonly ModeId[]): readonly Quantity[] =>
  modes.flatMap((mode) => [
    ...ofAnyMode.map(asked(mode)),
    ...(isQuantised(mode) ? ofRoundedModes.map(asked(mode)) : []),
    ...(isQuantised(mode) && modes.includes('none') ? [asked(mode)([ofMode('rounded'), words.quantities.rounded, 'number'])] : []),
  ]);

/** "Ternary: loss after training" */
export const quantityWords = ({ mode, what }: Quantity): string => words.quantity(modeOf(mode).label, what);

/** A formula for any mode, spelled as lessons spell it. */
const ofMode = (quantity: string, ...inputs: readonly string[]): string => `${quantity}(${['MODE', ...inputs].join(', ')})`;

type Asked = readonly [name: string, what: string, as: ValueForm];

const asked =
  (mode: ModeId) =>
  ([name, what, as]: Asked): Quantity => ({ name: name.replace('MODE', mode), mode, what, as });

const ofAnyMode: readonly Asked[] = [
  [ofMode('loss'), words.quantities.loss, 'number'],
  [ofMode('score'), words.quantities.score, 'percent'],
  [ofMode('fileBytes'), words.quantities.fileBytes, 'bytes'],
  [ofMode('weights'), words.quantities.weights, 'number'],
];

const ofRoundedModes: readonly Asked[] = [
  [ofMode('latents'), words.quantities.latents, 'number'],
  [ofMode('bits'), words.quantities.bits, 'number'],
  [ofMode('nearLevel', 'effective', 'start'), words.quantities.onLevelBefore, 'percent'],
  [ofMode('nearLevel', 'effective', 'end'), words.quantities.onLevelAfter, 'percent'],
  [ofMode('nearLevel', 'latent', 'start'), words.quantities.nearLevelBefore, 'percent'],
  [ofMode('nearLevel', 'latent', 'end'), words.quantities.nearLevelAfter, 'percent'],
  [ofMode('nearThreshold', 'start'), words.quantities.nearThresholdBefore, 'percent'],
  [ofMode('nearThreshold', 'end'), words.quantities.nearThresholdAfter, 'percent'],
  [ofMode('zeros', 'start'), words.quantities.zerosBefore, 'percent'],
  [ofMode('zeros', 'end'), words.quantities.zerosAfter, 'percent'],
  [ofMode('flips', '0', '0.2'), words.quantities.flipsFirst, 'percent'],
  [ofMode('flips', '0.8', '1'), words.quantities.flipsLast, 'percent'],
  [ofMode('neverFlipped'), words.quantities.neverFlipped, 'percent'],
];
