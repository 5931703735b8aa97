export const pageMistake = 'Der Seite ist ein Fehler unterlaufen';
export const aBug =
  'Das ist ein Fehler im Playground, du hast nichts falsch gemacht. Deine Läufe sind noch da: Versuche es nochmals oder sichere ihre Gewichte, bevor du neu lädst. Neu geladen beginnt die Seite wieder mit den Einstellungen in der Adresszeile.';
export const tryAgain = 'Nochmals versuchen';
export const reload = 'Neu laden';
