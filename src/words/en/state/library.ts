export const reading = 'Reading what this browser keeps';
export const readingRun = 'Reading the run';
export const changing = 'Changing the run';
export const deleting = 'Deleting';
export const bringingBack = 'Bringing back what was deleted';
export const saving = 'Saving the runs';
export const adding = 'Adding the runs of the file';
