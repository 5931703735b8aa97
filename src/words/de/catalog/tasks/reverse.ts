export const name = 'Umdrehen';
export const label = 'Ziffern umdrehen';
export const summary = 'Eine Reihe Ziffern lesen und sie rückwärts schreiben.';
export const tryIt = 'Tippe so viele Ziffern, wie das Modell gelernt hat, und sieh sie umgedreht.';
export const scoreLabel = 'richtige Folgen';
