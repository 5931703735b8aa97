export const cutShort = 'In diesem Link fehlt ein Teil. Bitte noch einmal darum, und kopiere ihn ganz.';
export const noResult = 'Das ist ein Link zu Einstellungen, ohne Ergebnis.';
export const otherVersion = 'Dieses Ergebnis stammt aus einer anderen Version des Playgrounds.';
export const changed = 'In diesem Link wurde nachträglich etwas geändert, an den Einstellungen oder an den Zahlen.';
export const meaningless = 'Mit den Einstellungen dieses Ergebnisses lässt sich hier nichts anfangen.';
