/** Warum ein Vergleich fair ist. */
export const sameSeedsAndStart = 'dieselben Startwerte und dieselben latenten Gewichte am Anfang';
export const sameSeedAndStart = 'derselbe Startwert und dieselben latenten Gewichte am Anfang';
export const sameBlocks = 'dieselben Blöcke und Normierungen, auch bei voller Genauigkeit';
export const sameSize = (percent: number): string => `gleich große Dateien (nur Gewichte), auf ${percent}\u00a0% genau`;
export const sameSeedsOnly = 'dieselben Startwerte; die Breiten sind verschieden, darum auch die Gewichte am Anfang';
export const sameSeedOnly = 'derselbe Startwert; die Breiten sind verschieden, darum auch die Gewichte am Anfang';
export const sameNumbers = 'gleich viele Blöcke und Köpfe, dieselben Normierungen, auch bei voller Genauigkeit';
export const sameWeights = (percent: number): string =>
  `gleich viele Gewichte, auf ${percent} % genau: dafür unterscheiden sich die Feed-Forward-Größen`;
export const sameWidthOtherBlocks = 'gleiche Breite, gleich viele Blöcke und Köpfe; verglichen werden Normierungen und Gate';
export const sameDepthOtherBlocks = 'gleich viele Blöcke und Köpfe; verglichen werden Normierungen und Gate';
export const sameBatches = 'dieselben Batches in derselben Reihenfolge';
export const sameOptimiser = 'derselbe Optimierer, gleich viele Schritte, derselbe Verlauf der Lernrate';
export const sameBackend = 'dieselbe Rechenart: ein Backend für alle';
export const measuredOnPairs = 'gemessen an jedem Paar, ganz quantisiert (λ = 1)';
export const measuredHeldOut = 'zurückgehaltene Daten, ganz quantisiert (λ = 1)';

/** Was man als Nächstes versuchen kann, so gefragt, wie man es täte. */
export const whichSorts = 'Wenn alle Dateien gleich groß sein dürfen, welche sortiert am besten?';
export const whatZeroBuys = 'Was bringt die Null? Wer kennt mehr Paare auswendig?';
export const canItWrite = 'Kann es schreiben? Trainiere es mit winzigen Märchen.';
