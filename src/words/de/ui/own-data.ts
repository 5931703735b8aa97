export const wasRead = 'Was gelesen wurde';
export const forget = 'Vergessen';
export const beginning = 'Der Anfang, wie er gelesen wurde';
export const reading = 'Liest…';
export const staysHere =
  'Es bleibt auf diesem Rechner: Nichts wird verschickt, und weder Links noch Modelldateien enthalten es. Ein Link enthält nur, was unter „Ausprobieren“ eingegeben wird.';
export const kept = 'Nur in diesem Browser behalten, bis du Vergessen drückst.';
export const notKept = 'Nicht in diesem Browser behalten: Es ist weg, wenn diese Seite geschlossen wird.';

export const lettersAre = 'Buchstaben sind';
export const tokensAre = 'Token sind';
export const symbols = { characters: 'Zeichen', bytes: 'Bytes von UTF-8' };

export const text = {
  paste: 'Füge einen Text ein, mindestens 2.000 Zeichen',
  use: 'Diesen Text nehmen',
  choose: 'Textdatei wählen',
  pasted: 'Eingefügter Text',
  takes: 'Zieh eine Textdatei hierher, um sie als deinen Text zu nehmen',
};
export const table = {
  paste: 'Füge Zeilen mit Zahlen ein, aus einer CSV-Datei oder einer Tabellenkalkulation',
  use: 'Diese Tabelle nehmen',
  choose: 'CSV-Datei wählen',
  pasted: 'Eingefügte Tabelle',
  takes: 'Zieh eine CSV-Datei hierher, um sie als deine Tabelle zu nehmen',
};

export const gestureName = 'Name der Geste';
export const wave = 'Welle';
/** Warum der letzte Strich nicht zählt. */
export const refusals = {
  dot: 'Das war ein Punkt, darum zählt es nicht. Halte die Taste oder den Finger gedrückt, und zieh eine Linie.',
  interrupted: 'Dieser Strich wurde unterbrochen, darum zählt er nicht. Zeichne ihn noch einmal.',
  nameless: 'Dieser Strich hat keinen Namen, darum zählt er nicht. Schreibe oben einen Namen, und zeichne ihn noch einmal.',
};
export const drawnSoFar = 'Was bisher gezeichnet ist';
export const drawnOf = (drawn: number, wanted: number): string => `${drawn} von ${wanted}`;
export const nameAndDraw = (wanted: number): string =>
  `Gib einer Geste einen Namen, zeichne sie ${wanted}-mal in je einem Strich, und nimm dann einen anderen Namen.`;
export const oneMore = 'Mindestens eine Geste fehlt noch: Schreibe einen anderen Namen, und zeichne sie.';
export const drawMore = (fewest: number, wanted: number, missing: string): string =>
  `Jede braucht mindestens ${fewest} Striche, besser ${wanted}: Zeichne mehr von ${missing}.`;
export const enough = 'Genug für den Anfang; mehr Striche machen ein besseres Modell.';
export const useDrawings = 'Diese Zeichnungen nehmen';
export const undo = 'Rückgängig';

export const howRead = 'Wie sie gelesen wurde';
export const giveAgain = 'Um das zu ändern, gib die Datei noch einmal.';
export const predict = 'Vorhersagen';
export const nextRow = 'die nächste Zeile';
export const classOfRow = (column: string): string => `die Klasse „${column}“ einer Zeile`;
export const splitBy = 'Zellen trennt';
export const firstRow = 'Erste Zeile';
export const columnNames = 'Spaltennamen';
export const data = 'Daten';
export const columns = 'Spalten';
export const numberFormat = (column: string): string => `Zahlenformat von ${column}`;
export const rowsWithGap = 'Zeilen mit einer Lücke';
export const leftOut = 'weglassen';
export const holdBefore = 'mit dem Wert davor füllen';
export const turnRows = 'Die Zeilen umdrehen: Die letzte kommt zuerst';
/** Hinter dem, wofür eine Spalte gehalten wurde. */
export const gaps = (count: number, written: string): string => `, ${written} ${count === 1 ? 'Lücke' : 'Lücken'}`;
export const theClass = (cell: string): string => `die Klasse, zum Beispiel „${cell}“`;
export const aNumber = (cell: string, value: string): string => `Zahl: „${cell}“ ist ${value}`;
export const aTime = (cell: string): string => `Datum oder Zeit, zum Beispiel „${cell}“`;
export const noNumbers = (cell: string): string => `keine Zahlen, zum Beispiel „${cell}“`;
export const empty = 'leer';
export const decimalPoint = (value: string): string => `Dezimalpunkt: ${value}`;
export const decimalComma = (value: string): string => `Dezimalkomma: ${value}`;
export const noNumber = 'keine Zahl';
