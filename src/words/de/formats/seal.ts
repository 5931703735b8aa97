export const damaged = 'ist beschädigt oder wurde nach dem Speichern verändert. Speichere oder lade sie noch einmal.';
