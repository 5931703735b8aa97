export const cutShort = 'A part of this link is missing. Ask for it again, and copy all of it.';
export const noResult = 'This is a link to settings, without a result.';
export const otherVersion = 'This result was made by another version of the playground.';
export const changed = 'Something in this link was changed after it was made, its settings or its numbers.';
export const meaningless = 'The settings of this result mean nothing here.';
