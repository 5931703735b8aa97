export const noPrompt = 'Gib die Eingabe als Text.';
export const lastStep = 'Dieser Lauf hat seinen letzten Schritt getan. Setze ihn zurück, dann kannst du seinem ersten zusehen.';
