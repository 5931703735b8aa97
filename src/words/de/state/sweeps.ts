export const notKept =
  'Dieser Browser behält die Ergebnisse nicht: Sie bleiben, solange diese Seite offen ist. Speichere die Tabelle, bevor du gehst.';
export const starting = 'Der Start der Versuchsreihe';
export const goingOn = 'Das Fortsetzen der Versuchsreihe';
export const theSweep = 'Die Versuchsreihe';
export const trainedElsewhere = 'Ein anderer Tab trainiert diese Versuchsreihe. Sieh dort nach, oder schließe ihn, um hier weiterzumachen.';
export const reading = 'Das Lesen der Ergebnisse';
export const stopElsewhere = 'Ein anderer Tab trainiert diese Versuchsreihe. Halte sie dort an, um sie zu löschen.';
export const deleting = 'Das Löschen der Versuchsreihe';
export const deletingAll = 'Das Löschen der Versuchsreihen';
