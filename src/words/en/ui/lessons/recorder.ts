/** What happens to a recording, said as it happens. */
export const myLesson = 'My lesson';
export const unreadable = 'What this browser had kept of a recording could not be read.';
export const full = (most: number): string => `A lesson has at most ${most} steps. This one was not recorded.`;
export const recorded = (step: number, title: string): string => `Step ${step} recorded: ${title}.`;
export const isNow = (step: number, title: string): string => `Step ${step} is now: ${title}.`;
export const takenBack = (step: number): string => `Step ${step} is taken back.`;
export const notForLessons = 'These settings are not recorded: a lesson brings no data of your own, and needs settings that work.';
export const goesOn = 'Recording goes on.';
export const isPaused = 'Recording is paused. What you do on the page becomes no step.';
export const moved = (title: string, place: number): string => `${title} is step ${place} now.`;
export const deleted = (step: number, title: string): string => `Step ${step}, ${title}, is deleted.`;
export const allDeleted = (steps: number): string => (steps === 1 ? 'The step is deleted.' : `The ${steps} steps are deleted.`);
export const putAside = 'The former recording is put aside.';
export const isBack = 'It is back.';
