/** Names of matrices stay as in the model. */
export const inBlock = (block: number, group: string, part: string): string =>
  `Block ${block}, ${group.charAt(0).toUpperCase()}${group.slice(1)}, ${part}`;
