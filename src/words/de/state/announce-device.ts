export const restarted = (runs: string): string => `Das Rechenwerk ist stehen geblieben und wurde neu gestartet. ${runs}`;
export const lost = 'Die Verbindung zur Grafikkarte ist verloren. Sonst geht nichts verloren: Die Läufe werden wiederhergestellt.';
export const plain = (backend: string): string => `einfaches ${backend}`;
export const noneTaken = 'Kein Lauf ließ sich mitnehmen.';
export const someNotTaken = (failed: number, all: number): string =>
  `${failed} von ${all} Läufen ließen sich nicht mitnehmen; die anderen sind, wie sie waren.`;
export const allAsBefore = 'Alle Läufe sind, wie sie waren.';
export const goesOnFrom = (step: string): string => `Das Training geht bei Schritt ${step} weiter.`;
export const replaced = (runs: string): string => `Die Verbindung zur Grafikkarte war verloren und ist neu hergestellt. ${runs}`;
export const replacedBy = (backend: string, runs: string, former: string): string =>
  `Die Verbindung zur Grafikkarte ist wieder verloren, darum rechnet jetzt ${backend}. ${runs} Lade die Seite neu, um es noch einmal mit ${former} zu versuchen; Läufe, die nicht heruntergeladen sind, sind dann weg.`;
