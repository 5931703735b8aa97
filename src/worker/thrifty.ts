/** Name of a worker that fetches nothing ahead of being asked: it cannot read the setting of the browser everywhere. */
export const thrifty = 'thrifty';
