export const title = 'Hineinsehen';
export const viewChoice = 'Blick in das Modell';
export const loading = 'Lädt…';

/** Jede Ansicht: ihr Reiter und was sie zeigt, mit dem Wort darin, das eine Karte hat. */
export const layers = { label: 'Schichten', summary: 'jede BitLinear-Schicht; wähle eine, um hineinzusehen', word: 'BitLinear' };
export const map = { label: 'Karte', summary: 'jedes Gewicht einer Matrix; folge einem davon', word: 'Gewicht' };
export const time = { label: 'Verlauf', summary: 'wie die Gewichte hierher kamen' };
export const flips = { label: 'Wechsel', summary: 'wann Codes wechseln und wann sie zur Ruhe kommen', word: 'wechseln' };
export const inside = { label: 'Innen', summary: 'ein Token, eine Zeile, ein Schritt', word: 'Token' };
export const attention = { label: 'Attention', summary: 'wer wohin sieht', word: 'sieht' };
export const cost = { label: 'Kosten', summary: 'Bytes, Rechnungen, Energie' };
