/** The loss became infinite or not a number; the run is back at its last good state. */
export class NonFiniteLossError extends Error {
  override readonly name = 'NonFiniteLossError';

  constructor(step: number, lossNats: number, keptStep: number) {
    super(`The loss became ${lossNats} at step ${step}. The weights of step ${keptStep} are kept. Try a lower learning rate, or reset.`);
  }
}
