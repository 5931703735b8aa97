export const internal = (message: string): string => `In der Engine ist etwas schiefgegangen: ${message} Die anderen Läufe gehen weiter.`;
