export const saveAll = 'Die Gewichte aller Läufe sichern';
export const packing = 'Packt die Gewichte…';
export const noAnswer = (reason: string): string => `Was rechnet, antwortet nicht: ${reason}`;
export const noRun = 'Es gibt noch keinen Lauf, also ist nichts zu sichern.';
export const severalFiles =
  'Vielleicht fragt der Browser, bevor er mehrere Dateien speichert. Kam eine nicht an, speicherst du sie hier nochmals:';
export const atStep = (run: string, step: number): string => `${run}, Schritt ${step}`;
export const noFormat = 'Kein Format kann ihn aufnehmen.';
