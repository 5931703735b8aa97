/** What a lesson file may hold. */

/** The version of the files that are written; others are refused. */
export const LESSON_VERSION = 1;

/** Nobody takes more steps at a time. */
export const MOST_STEPS = 40;

/** An answer is a letter of the link, a … e. */
export const MOST_OPTIONS = 5;

/** In characters. */
export const LONGEST_TITLE = 120;
export const LONGEST_TEXT = 1200;

/** A lesson of forty steps has a tenth of this. */
export const LARGEST_LESSON_BYTES = 1_000_000;
