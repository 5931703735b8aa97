export const stays = (level: string): string => `bleibt ${level}`;
