export const dropToOpen = 'Lass ein Modell, einen Text oder eine Tabelle los, um es zu öffnen';
export const noFile = (endings: string): string =>
  `Das ist keine Datei. Zieh ein Modell hierher (${endings}), einen Text oder eine Tabelle. Ein Stück Text gehört in das Feld von „Dein Text“ unter „Aufgabe“.`;
