import * as words from '#words/formats/openable';
/** The endings of the files that open here, as a sentence lists them. Duplicated here for the page, which does not load the formats; a test compares them. */
export const OPENABLE_ENDINGS = words.endings;
