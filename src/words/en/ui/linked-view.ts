export const fromLink = 'From the link';
export const hiddenAndLocked = 'The link has hidden some of the page and locked some of it.';
export const hidden = 'The link has hidden some of the page.';
export const locked = 'The link has locked some of the page.';
export const openEverything = 'Open everything';
export const nextClass = 'Reset for the next class';
export const readyForNext = 'Ready for the next class: the page is as the link began. What was trained here comes back with Undo.';
export const undo = 'Undo';
/** Each begins the sentence on what went wrong: "… did not work." */
export const puttingBack = 'Putting the former class back';
export const clearing = 'Clearing the former runs';
