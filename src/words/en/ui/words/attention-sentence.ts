export const position = (token: string, place: number): string => `“${token}” at position ${place}`;
export const looks = (from: string, at: string): string => `from ${from} it looks at ${at}`;
