/** What happens to a recording, said as it happens. */
export const myLesson = 'My lesson';
export const unreadable = 'The recording that this browser kept could not be read.';
export const full = (most: number): string => `A lesson has at most ${most} steps. This one was not recorded.`;
export const recorded = (step: number, title: string): string => `Step ${step} recorded: ${title}.`;
export const isNow = (step: number, title: string): string => `Step ${step} is now: ${title}.`;
export const takenBack = (step: number): string => `Step ${step} has been removed.`;
export const notForLessons = 'These settings are not recorded: a lesson cannot contain data of your own, and needs settings that work.';
export const goesOn = 'Recording continues.';
export const isPaused = 'Recording is paused. What you do on the page is not recorded.';
export const moved = (title: string, place: number): string => `${title} is now step ${place}.`;
export const deleted = (step: number, title: string): string => `Step ${step}, ${title}, has been deleted.`;
export const allDeleted = (steps: number): string => (steps === 1 ? 'The step has been deleted.' : `The ${steps} steps have been deleted.`);
export const putAside = 'The previous recording has been put aside.';
export const isBack = 'It is back.';
