export const newVersion = 'Es gibt eine neue Version des Playgrounds. Lade neu, um sie zu benutzen: Deine Läufe werden behalten.';
export const reload = 'Neu laden';
