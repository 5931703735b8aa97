export const couldNotStart = (reason: string): string => `Die Seite konnte nicht starten: ${reason}`;
