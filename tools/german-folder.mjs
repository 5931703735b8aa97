/** Where the German page lies in the site, and its words and lessons in `src`: also its name as a language (BCP 47). */
export const germanFolder = 'de';
