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
    ...(isQuantised(mode) && modes.includes('none') ? [asked(mode)(['rounded(MODE)', words.quantities.rounded, 'number'])] : []),
  ]);

/** "Ternary: loss after training" */
export const quantityWords = ({ mode, what }: Quantity): string => words.quantity(modeOf(mode).label, what);

type Asked = readonly [name: string, what: string, as: ValueForm];

const asked =
  (mode: ModeId) =>
  ([name, what, as]: Asked): Quantity => ({ name: name.replace('MODE', mode), mode, what, as });

const ofAnyMode: readonly Asked[] = [
  ['loss(MODE)', words.quantities.loss, 'number'],
  ['score(MODE)', words.quantities.score, 'percent'],
  ['fileBytes(MODE)', words.quantities.fileBytes, 'bytes'],
  ['weights(MODE)', words.quantities.weights, 'number'],
];

const ofRoundedModes: readonly Asked[] = [
  ['latents(MODE)', words.quantities.latents, 'number'],
  ['bits(MODE)', words.quantities.bits, 'number'],
  ['nearLevel(MODE,effective,start)', words.quantities.onLevelBefore, 'percent'],
  ['nearLevel(MODE,effective,end)', words.quantities.onLevelAfter, 'percent'],
  ['nearLevel(MODE,latent,start)', words.quantities.nearLevelBefore, 'percent'],
  ['nearLevel(MODE,latent,end)', words.quantities.nearLevelAfter, 'percent'],
  ['nearThreshold(MODE,start)', words.quantities.nearThresholdBefore, 'percent'],
  ['nearThreshold(MODE,end)', words.quantities.nearThresholdAfter, 'percent'],
  ['zeros(MODE,start)', words.quantities.zerosBefore, 'percent'],
  ['zeros(MODE,end)', words.quantities.zerosAfter, 'percent'],
  ['flips(MODE,0,0.2)', words.quantities.flipsFirst, 'percent'],
  ['flips(MODE,0.8,1)', words.quantities.flipsLast, 'percent'],
  ['neverFlipped(MODE)', words.quantities.neverFlipped, 'percent'],
];
