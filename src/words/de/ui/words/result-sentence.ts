export const nothingMeasured = 'Noch wurde nichts gemessen.';
export const begun = 'Das Training hat begonnen; der erste Vergleich kommt, wenn jeder Lauf gemessen ist.';
export const theBaseline = 'die Vergleichslinie';
export const unbeatable = (baseline: string): string =>
  `Kein Modell kann hier besser sein als die Vergleichslinie: „${baseline}“ stimmt jedes Mal.`;

export const itsLoss = (loss: string): string => `sein Verlust ist ${loss}`;
export const lowestLoss = (loss: string): string => `der kleinste Verlust ist ${loss}`;
export const itDoesNotBeat = (strategy: string, loss: string): string => `es ist nicht besser als ${strategy} (${loss})`;
export const noneBeats = (strategy: string, loss: string): string => `keines ist besser als ${strategy} (${loss})`;
export const beforeTrainingOne = (losses: string): string =>
  `Vor dem Training: ${losses}. Drücke Trainieren, um zu sehen, wie weit es kommt.`;
export const beforeTraining = (losses: string): string =>
  `Vor dem Training: ${losses}. Drücke Trainieren, um zu sehen, wie sie sich unterscheiden.`;

export const atStep = (step: number): string => `Bei Schritt ${step}`;
export const overSeeds = (step: number, seeds: number): string => `Bei Schritt ${step}, über ${seeds} Startwerte`;
export const thereIs = (where: string, result: string): string => `${where}: ${result}`;
export const judgedLater = 'Ob allein die Startwerte das bewirken können, wird am Ende des Trainings beurteilt.';
export const solved = (modes: number, everySeed: boolean, scores: string): string =>
  `${modes === 2 ? 'Beide' : `Alle ${modes === 3 ? 'drei' : modes}`} lösen die Aufgabe${everySeed ? ' mit jedem Startwert' : ''} (${scores}). Sie ist zu leicht, um sie zu unterscheiden.`;
export const scores = (scores: string, label: string): string => `${scores} ${label}`;
export const scoreRange = (median: string, low: string, high: string): string => `${median}, von ${low} bis ${high},`;
export const losses = (losses: string, apart: string): string => `die Verluste sind ${losses}, um ${apart} auseinander`;
export const medianLosses = (losses: string, apart: string): string => `die medianen Verluste sind ${losses}, um ${apart} auseinander`;

export const toKnow = (seeds: number): string => `Trainiere ${seeds} oder mehr Startwerte, um es zu wissen.`;
export const twoSeeds = 'Zwei Startwerte können nicht zeigen, was besser ist.';
export const oneRunEach =
  'Je ein Lauf kann nicht zeigen, was besser ist, und wie weit ein anderer Startwert sie verschieben würde, ist für diese Einstellungen nicht bekannt.';
export const oneRunBeside = (seeds: readonly number[], ends: string): string =>
  `Je ein Lauf kann nicht zeigen, was besser ist: ${seeds.join(' oder ')} aufgezeichnete Startwerte endeten bei ${ends}.`;

export const tooClose = (modes: string, losses: string): string =>
  `${modes} liegen zu nah beieinander, um zu entscheiden (mediane Verluste ${losses})`;
export const best = (mode: string, loss: string, others: string): string =>
  `${mode} ist am besten, mit einem medianen Verlust von ${loss}; höher liegen ${others}`;
export const behindBest = (mode: string, by: string): string => `${mode} (um ${by})`;
export const higher = (others: string, mode: string): string => `höher als bei ${mode} ist der mediane Verlust bei ${others}`;
export const behind = (mode: string, by: string): string => `${mode} (um ${by})`;
export const tooFewSeeds = (modes: string): string => `für ein Urteil über ${modes} haben zu wenige Startwerte durchgehalten`;
export const trust = (times: number): string =>
  `Wären sie gleich gut, käme ein solches Urteil allein durch die Startwerte in höchstens 1 von ${times} Fällen zustande.`;

export const rounding = (costs: string): string =>
  `Wird stattdessen das trainierte Modell in voller Genauigkeit gerundet, steigt sein Verlust um ${costs}.`;
export const roundingHarmless =
  'Wird stattdessen das trainierte Modell in voller Genauigkeit gerundet, macht das bisher fast keinen Unterschied.';
export const latents = (costs: string): string => `Mit den latenten Gewichten statt der Codes steigt der Verlust um ${costs}.`;
export const latentsHarmless = 'Ob latente Gewichte oder Codes benutzt werden, macht bisher fast keinen Unterschied.';
