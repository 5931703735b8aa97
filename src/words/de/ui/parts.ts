export const nothingToShow = 'Hier ist nichts zu sehen, solange die Modelle nicht laufen können.';
export const mistake =
  'Dem Playground ist hier ein Fehler unterlaufen, und er kann diesen Teil nicht zeigen. Der Rest der Seite läuft weiter, und nichts ist verloren.';
export const tryAgain = 'Nochmals versuchen';
export const reload = 'Neu laden für die neue Version';
export const technicalDetail = 'Technische Einzelheiten';

export const missing = {
  offline:
    'Dieser Teil der Seite ist noch nicht geladen, und dieses Gerät ist offline. Was schon auf der Seite ist, läuft weiter, und nichts ist verloren. Versuche es nochmals, sobald du wieder verbunden bist.',
  unreachable:
    'Dieser Teil der Seite ist noch nicht geladen, und die Website antwortet nicht. Was schon auf der Seite ist, läuft weiter, und nichts ist verloren. Versuche es gleich nochmals.',
  updated:
    'Die Website hat eine neue Version, und diesen Teil der Version, die du geöffnet hast, gibt es nicht mehr. Was schon auf der Seite ist, läuft weiter: Sichere die Gewichte, die du behalten willst, und lade dann die neue Version.',
  withheld:
    'Dieser Teil der Seite konnte nicht geladen werden, obwohl die Website antwortet: Vielleicht hält ihn ein Filter oder eine Erweiterung zurück. Was schon auf der Seite ist, läuft weiter, und nichts ist verloren. Versuche es gleich nochmals.',
};
