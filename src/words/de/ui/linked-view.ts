export const fromLink = 'Aus dem Link';
export const hiddenAndLocked = 'Der Link hat einen Teil der Seite verborgen und einen Teil gesperrt.';
export const hidden = 'Der Link hat einen Teil der Seite verborgen.';
export const locked = 'Der Link hat einen Teil der Seite gesperrt.';
export const openEverything = 'Alles freigeben';
export const nextClass = 'Zurücksetzen für die nächste Klasse';
export const readyForNext =
  'Bereit für die nächste Klasse: Die Seite ist wie am Anfang des Links. Was hier trainiert wurde, kommt mit „Rückgängig“ zurück.';
export const undo = 'Rückgängig';
/** Each begins the sentence on what went wrong: "… did not work." */
export const puttingBack = 'Das Zurückholen der vorigen Klasse';
export const clearing = 'Das Wegräumen der vorigen Läufe';
