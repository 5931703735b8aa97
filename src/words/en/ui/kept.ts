export const deleteAll = 'Delete everything kept';
export const keepAll = 'Keep everything';
export const deleteForGood = 'Delete for good';
/** Begins the sentence on what went wrong: "… failed." */
export const deleting = 'Deleting what is kept';
export const lookAtAll = 'Look at all kept runs';
export const keptRuns = 'Kept runs';
/** In that language, for who reads only that. */
export const otherLanguage = 'Deutsch';
