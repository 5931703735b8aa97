export const inBlock = (block: number, group: string, part: string): string => `block ${block}, ${group}, ${part}`;
