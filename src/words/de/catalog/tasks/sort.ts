export const name = 'Sortieren';
export const label = 'Ziffern sortieren';
export const summary = 'Eine Reihe Ziffern lesen und sie von der kleinsten bis zur größten schreiben.';
export const tryIt = 'Tippe so viele Ziffern, wie das Modell gelernt hat, und sieh sie sortiert.';
export const scoreLabel = 'richtig sortierte Reihen';
