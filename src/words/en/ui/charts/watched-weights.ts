export const stays = (level: string): string => `stays ${level}`;
