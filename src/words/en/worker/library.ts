export const noneKept = 'No runs are kept here.';
export const heldElsewhere = 'Another tab has this run. Continue it there, or close that tab first.';
export const noRoom = (size: string, room: string): string =>
  `The file has ${size}, and there is room for ${room} more here. Delete runs that you do not need, then try again.`;
export const longName = (most: number, given: number): string => `A name has at most ${most} letters; this one has ${given}.`;
export const longNote = (most: number, given: number): string => `A note has at most ${most} letters; this one has ${given}.`;
export const whatDoesFiles = 'What reads and writes files of runs';
export const noRun = (id: string): string => `This browser keeps no run "${id}". bitnet.library() lists them.`;
