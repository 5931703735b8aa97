export const silent = 'Der Speicher dieses Browsers antwortet nicht.';
export const full = 'Der Speicher, den dieser Browser der Seite gewährt, ist voll.';
export const blocked =
  'Dieser Browser lässt die Seite nichts behalten: In manchen privaten Fenstern, und wo das Speichern gesperrt ist, ist das so.';
