export const position = (token: string, place: number): string => `„${token}“ an Stelle ${place}`;
export const looks = (from: string, at: string): string => `von ${from} schaut er auf ${at}`;
