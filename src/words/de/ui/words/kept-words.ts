/** A comparison: its task, its modes as a list, and how many seeds. */
export const comparison = (task: string, modes: string, seeds: number): string =>
  `„${task}“ (${modes}${seeds > 1 ? `; ${seeds} Startwerte` : ''})`;
export const keptWhole = (what: string, steps: string): string => `Dein letztes Training ist noch da: ${what}, alle ${steps} Schritte.`;
export const keptUntil = (what: string, step: string, steps: string): string =>
  `Dein letztes Training ist noch da: ${what}, Schritt ${step} von ${steps}.`;
export const showAgain = (step: string): string => `Schritt ${step} wieder zeigen`;
export const goOn = (step: string): string => `Weiter ab Schritt ${step}`;

export const oneRun = 'ein Lauf';
export const runs = (count: string): string => `${count} Läufe`;
export const oneSweep = 'eine Versuchsreihe';
export const sweeps = (count: string): string => `${count} Versuchsreihen`;
export const data = (name: string): string => `„${name}“`;
export const pinned = 'alles Angeheftete';
export const nothing = 'Dieser Browser behält, was du trainierst, und nichts verlässt ihn.';
export const kept = (things: string): string => `In diesem Browser behalten, und sonst nirgends: ${things}.`;
export const question = (things: string): string =>
  `Wirklich löschen, in allen Tabs dieses Browsers: ${things}? Das lässt sich nicht rückgängig machen.`;
export const deleted = (things: string): string => `Gelöscht: ${things}. Was du ab jetzt trainierst, wird wieder behalten.`;
export const problem = (why: string): string =>
  `Das Training wird nicht behalten: Schließt oder lädst du die Seite neu, ist es verloren. ${why} Das Training läuft weiter; sichere mit „Herunterladen“, was du behalten willst.`;
