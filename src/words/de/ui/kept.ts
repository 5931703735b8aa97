export const deleteAll = 'Alles Behaltene löschen';
export const keepAll = 'Alles behalten';
export const deleteForGood = 'Endgültig löschen';
/** Begins the sentence on what went wrong: "… did not work." */
export const deleting = 'Das Löschen des Behaltenen';
export const lookAtAll = 'Alle behaltenen Läufe ansehen';
export const keptRuns = 'Behaltene Läufe';
/** In that language, for who reads only that. */
export const otherLanguage = 'English';
