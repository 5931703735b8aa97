/** Nach der Art der Daten, die eine Aufgabe braucht; im dritten Fall. */
export const dataNames = {
  text: 'einem eigenen Text',
  table: 'einer eigenen Tabelle',
  strokes: 'eigenen Zeichnungen',
  foreign: 'einem eigenen Modell',
};
export const ownDataOfLink = (data: string): string =>
  `Dieser Link trainiert mit ${data}; die Daten sind auf dem Rechner geblieben, von dem er stammt. Seine Einstellungen sind hier: Gib eigene Daten dazu, um damit zu trainieren.`;
