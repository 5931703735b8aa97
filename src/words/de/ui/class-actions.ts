export const withClass = 'Mit einer Klasse:';
export const handIn = 'Mein Ergebnis abgeben';
export const collect = 'Ergebnisse einsammeln';
