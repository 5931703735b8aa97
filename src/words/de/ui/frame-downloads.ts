export const mayNotArrive =
  'Der Playground ist Teil einer anderen Seite. Kommt keine Datei an, lässt diese Seite ihn keine Dateien speichern.';
export const mayNotSave = 'Die Seite um den Playground herum lässt ihn keine Dateien speichern.';
