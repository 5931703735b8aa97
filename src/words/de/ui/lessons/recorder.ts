/** Was mit einer Aufzeichnung geschieht, gesagt, während es geschieht. */
export const myLesson = 'Meine Lektion';
export const unreadable = 'Was dieser Browser von einer Aufzeichnung behalten hatte, war nicht lesbar.';
export const full = (most: number): string => `Eine Lektion hat höchstens ${most} Schritte. Dieser wurde nicht aufgezeichnet.`;
export const recorded = (step: number, title: string): string => `Schritt ${step} aufgezeichnet: ${title}.`;
export const isNow = (step: number, title: string): string => `Schritt ${step} ist jetzt: ${title}.`;
export const takenBack = (step: number): string => `Schritt ${step} ist zurückgenommen.`;
export const notForLessons =
  'Diese Einstellungen werden nicht aufgezeichnet: Eine Lektion bringt keine eigenen Daten mit und braucht Einstellungen, die funktionieren.';
export const goesOn = 'Die Aufzeichnung geht weiter.';
export const isPaused = 'Die Aufzeichnung ist angehalten. Was du auf der Seite tust, wird kein Schritt.';
export const moved = (title: string, place: number): string => `„${title}“ ist jetzt Schritt ${place}.`;
export const deleted = (step: number, title: string): string => `Schritt ${step}, „${title}“, ist gelöscht.`;
export const allDeleted = (steps: number): string => (steps === 1 ? 'Der Schritt ist gelöscht.' : `Die ${steps} Schritte sind gelöscht.`);
export const putAside = 'Die vorige Aufzeichnung ist beiseitegelegt.';
export const isBack = 'Sie ist wieder da.';
