export const position = (token: string, place: number): string => `“${token}” at place ${place}`;
export const looks = (from: string, at: string): string => `from ${from} it looks at ${at}`;
