export const fromLink = 'From the link';
export const hiddenAndLocked = 'The link hides some parts of the page and locks others.';
export const hidden = 'The link hides some parts of the page.';
export const locked = 'The link locks some parts of the page.';
export const openEverything = 'Open everything';
export const nextClass = 'Reset for the next class';
export const readyForNext = 'Ready for the next class: the page is as the link opens it. Undo brings back what was trained here.';
export const undo = 'Undo';
/** Each begins the sentence on what went wrong: "… failed." */
export const puttingBack = 'Bringing back the previous class';
export const clearing = 'Clearing the previous runs';
