export const expected = (what: string, found: string): string => `Expected ${what}, found ${found}.`;
export const expectedAt = (what: string, found: string, byteOffset: number): string =>
  `Expected ${what}, found ${found} (at byte ${byteOffset}).`;
export const cutShort = 'is not complete: its end is missing. Download or copy it again.';
