export const pinned = (mode: string): string => `pinned ${mode}`;
