export const couldNotStart = (reason: string): string => `The page could not start: ${reason}`;
