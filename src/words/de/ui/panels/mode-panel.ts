export const budgets = { parameters: 'Parameter', kilobytes: 'Kilobytes' };
export const sideBySide = 'nebeneinander trainiert';
export const oneRun = 'ein Lauf';
export const moreRecipes = 'Mehr Rezepte';
export const papers = 'Was behauptet wird';
export const whatAre = 'Was heißt';
export const and = 'und';
export const same = 'Gleich viele';
export const inCommon = 'Was die Modelle gemeinsam haben';
export const seedsNote =
  'Jede Variante wird mit jedem Startwert trainiert; die Diagramme zeigen den Median und wie weit die Startwerte auseinander liegen.';
export const seeds = 'Startwerte';
export const howManySeeds = 'Mit wie vielen Startwerten jede Variante trainiert wird';
export const cost = (runs: number, steps: string): string =>
  runs === 1 ? `Ein Lauf, ${steps} Schritte` : `${runs} Läufe, zusammen ${steps} Schritte`;
export const takes = (cost: string, time: string): string => `${cost}: hier ${time}`;
