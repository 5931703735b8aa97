export const trainToSee = 'Trainiere, um die Wirkung zu sehen.';
export const nothingChanged = 'Seit den angehefteten Läufen wurde nichts geändert.';
export const changed = (changes: string): string => `Geändert seit den angehefteten Läufen: ${changes}.`;
export const added = (mode: string): string => `${mode} dazu`;
export const leftOut = (mode: string): string => `${mode} weggelassen`;
export const seeds = (from: number, to: number): string => `Startwerte ${from} → ${to}`;
export const budgets = { parameters: 'gleich viele Parameter', kilobytes: 'gleich viele Kilobytes' };
export const budget = (from: string, to: string): string => `${to} statt ${from}`;
export const otherData = 'andere Daten';

/** A loss in two places: "2.303 → 0.312". */
export const fell = (mode: string, by: string, losses: string): string => `der Verlust von ${mode} ist um ${by} gesunken (${losses})`;
export const rose = (mode: string, by: string, losses: string): string => `der Verlust von ${mode} ist um ${by} gestiegen (${losses})`;
export const noClearChange = (mode: string, losses: string): string => `für ${mode} ist keine klare Änderung zu sehen (${losses})`;
export const soFar = (step: number, steps: number): string => `bisher bei Schritt ${step} von ${steps}`;
export const results = (where: string, medians: boolean, soFar: string | null, changes: string): string =>
  `${where}${medians ? ', Mediane' : ''}${soFar === null ? '' : `, ${soFar}`}: ${changes}.`;
export const soFew = (seeds: number): string =>
  `So wenige Startwerte können nicht zeigen, ob es an der Änderung liegt: Hefte ${seeds} oder mehr Startwerte an und trainiere nochmals so viele.`;
export const oneRunEach = (seeds: number): string =>
  `Je ein Lauf kann nicht zeigen, ob es an der Änderung liegt: Hefte ${seeds} oder mehr Startwerte an und trainiere nochmals so viele.`;
