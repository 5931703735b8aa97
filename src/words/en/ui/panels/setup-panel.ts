export const defaults = 'Defaults';
export const allSettings = 'All settings';
export const cannotBeUsed = 'Settings changed: they cannot be used yet.';
export const applyOnTraining = 'Settings changed: they apply when you train again or reset.';
export const applyOnReset = 'Settings changed: they apply on Reset.';
export const resetAndApply = 'Reset and apply';

export const noModel = 'No model can be built from these settings yet.';
export const size = (weights: string, share: string): string =>
  `**${weights}** [weights](parameters), **${share}** of them in [BitLinear](bitLinear) layers; as a`;
export const asFile = '[packed file](packedFile):';
