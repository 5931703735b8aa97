export const defaults = 'Vorgaben';
export const allSettings = 'Alle Einstellungen';
export const cannotBeUsed = 'Einstellungen geändert: So kann man sie noch nicht verwenden.';
export const applyOnTraining = 'Einstellungen geändert: Sie gelten, sobald du nochmals trainierst oder auf 0 zurückgehst.';
export const applyOnReset = 'Einstellungen geändert: Sie gelten, sobald du auf 0 zurückgehst.';
export const resetAndApply = 'Zurück auf 0 und anwenden';

export const noModel = 'Aus diesen Einstellungen lässt sich noch kein Modell bauen.';
export const size = (weights: string, share: string): string =>
  `**${weights}** [Gewichte](parameters), davon **${share}** in [BitLinear](bitLinear)-Schichten; als`;
export const asFile = '[gepackte Datei](packedFile):';
