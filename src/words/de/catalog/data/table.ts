import { counted, marked, plural } from '../../../numbers';

export const quoted = (text: string): string => `„${text}“`;
export const columnName = (number: number): string => `Spalte ${number}`;
/** In the digest of a table, which is the same in every language. */
export const columnInDigest = (number: number): string => `column ${number}`;

export const openQuote = (line: number): string => `Ein Anführungszeichen, das in Zeile ${line} öffnet, wird nie geschlossen.`;
export const textBehindQuote = (line: number): string =>
  `In Zeile ${line} folgt Text auf ein schließendes Anführungszeichen. Verdopple die Anführungszeichen in der Zelle, oder nimm sie heraus.`;
export const oneComment = (line: number): string => `Zeile ${line} ist ein Kommentar und wurde weggelassen.`;
export const comments = (count: number): string => `${count} Zeilen sind Kommentare und wurden weggelassen.`;
export const above = (line: number, text: string): string => `Zeile ${line} („${text}“) steht über der Tabelle und wurde weggelassen.`;
export const below = (line: number, text: string): string => `Zeile ${line} („${text}“) steht unter der Tabelle und wurde weggelassen.`;

export const empty = 'Die Tabelle ist leer.';
export const tooManyRows = (rows: number, most: number): string =>
  `Die Tabelle hat ${counted(rows)} Zeilen; höchstens ${counted(most)} sind möglich. Nimm einen Teil davon.`;
const cellsOf = (cells: number): string => `${cells} ${plural(cells, 'Zelle', 'Zellen')}`;
export const unlikeFirstLine = (line: number, cells: number, width: number): string =>
  `Zeile ${line} hat ${cellsOf(cells)}, die erste Zeile ${width}. Jede Zeile braucht dieselben Spalten.`;
export const unlikeMostLines = (line: number, cells: number, width: number): string =>
  `Zeile ${line} hat ${cellsOf(cells)}, die meisten Zeilen ${width}. Jede Zeile braucht dieselben Spalten.`;
export const units = (line: number, cells: string): string => `Zeile ${line} wurde für Einheiten gehalten (${cells}) und weggelassen.`;
export const tooFewRows = (rows: number, fewest: number): string =>
  `Die Tabelle hat ${counted(rows)} ${plural(rows, 'Zeile', 'Zeilen')} mit Daten; ein Modell braucht mindestens ${fewest}, um daraus zu lernen.`;
export const noSuchColumn = (label: string, columns: string): string => `Es gibt keine Spalte „${label}“. Die Spalten sind ${columns}.`;

export const theyAreEmpty = 'sie leer sind';
export const noNumbers = 'sie keine Zahlen enthalten';
export const countRows = 'sie die Zeilen nur benennen oder zählen';
export const manyGaps = 'sie viele Lücken haben';
export const neverChange = 'sie sich nie ändern';
export const notUsed = (reason: string, columns: string): string => `Nicht verwendet, weil ${reason}: ${columns}.`;
export const faint = (columns: string): string =>
  `Nicht verwendet, weil sich ihre Zahlen um weniger als ein Milliardstel unterscheiden: ${columns}. Gib sie in kleineren Einheiten.`;

export const noNumericColumn = (columns: string): string => `Keine Spalte mit Zahlen gefunden. Die Spalten sind ${columns}.`;
export const noOtherNumericColumn = (label: string, columns: string): string =>
  `Neben „${label}“ keine Spalte mit Zahlen gefunden. Die Spalten sind ${columns}.`;
export const tooManyColumns = (columns: number, most: number): string =>
  `Die Tabelle hat ${columns} Spalten mit Zahlen; höchstens ${most} sind möglich. Lass einige weg.`;
export const missingMark = (column: string, mark: number): string =>
  `In „${column}“ liegt ${marked(String(mark))} weit von allen anderen Zahlen: Es wurde als Zeichen für fehlende Werte gelesen.`;
export const tooFewWhole = (whole: number, rows: number, fewest: number): string =>
  `Nur ${counted(whole)} von ${counted(rows)} Zeilen haben keine Lücke; ein Modell braucht mindestens ${fewest}, um daraus zu lernen. Lass die Spalten mit den meisten Lücken weg, oder behalte den letzten Wert.`;
export const oneRowAClass =
  'Jede Klasse ist immer wieder dieselbe Zeile: Keine lässt sich zurückhalten, also ließe sich nichts messen. Gib verschiedene Zeilen.';
export const allConstant = 'Jede Spalte mit Zahlen enthält in jeder Zeile dieselbe Zahl: Da gibt es nichts zu lernen.';
export const allFaint = 'Keine Spalte mit Zahlen ändert sich um mehr als ein Milliardstel: Gib sie in kleineren Einheiten.';
export const tooFar = (line: number, column: string, value: number, mean: number): string =>
  `Eine zurückgehaltene Zahl liegt zu weit von allen, mit denen trainiert wird: Zeile ${line}, Spalte „${column}“: „${marked(String(value))}“, die anderen liegen bei ${marked(String(mean))}. Wenn sie für einen fehlenden Wert steht, ergänze ihn, oder lass die Zeile weg.`;
export const unlabelled = (count: number, rows: number, label: string): string =>
  `${counted(count)} von ${counted(rows)} Zeilen ${plural(count, 'hat', 'haben')} nichts in „${label}“; ${plural(count, 'sie wird', 'sie werden')} weggelassen.`;
export const newestFirst = (column: string): string =>
  `Die Zeilen laufen von neu nach alt („${column}“): Die nächste Zeile wäre zeitlich die vorige. Umdrehen?`;

export const oneClass = (label: string): string => `Jede Zeile hat dieselbe Klasse, „${label}“: Da gibt es nichts zu unterscheiden.`;
export const tooManyClasses = (classes: number, most: number): string =>
  `Die Spalte der Klassen enthält ${counted(classes)} verschiedene Werte; höchstens ${most} lassen sich unterscheiden. Wähle eine andere Spalte, oder sage die nächste Zeile vorher.`;

export const place = (line: number, column: string, cell: string): string => `Zeile ${line}, Spalte „${column}“: „${cell}“`;
export const notNumbers = (count: number, places: string): string =>
  count === 1
    ? `Eine Zelle ist keine Zahl: ${places}. Ergänze sie, oder lass Zeile oder Spalte weg.`
    : `${counted(count)} Zellen sind keine Zahlen: ${places}. Ergänze sie, oder lass die Zeilen oder Spalten weg.`;
export const tooLarge = (count: number, places: string): string =>
  count === 1
    ? `Eine Zahl ist zu groß zum Rechnen: ${places}. Wenn sie für einen fehlenden Wert steht, ergänze ihn, oder lass Zeile oder Spalte weg.`
    : `${counted(count)} Zahlen sind zu groß zum Rechnen: ${places}. Wenn sie für fehlende Werte stehen, ergänze diese, oder lass die Zeilen oder Spalten weg.`;

export const chosen = (columns: string): string => `Weggelassen, wie du es gewählt hast: ${columns}.`;
export const noHeader = 'Die erste Zeile wurde als Daten gelesen: Die Spalten heißen nach ihren Nummern.';
export const turned = 'Die Zeilen wurden umgedreht: Die letzte der Datei kommt zuerst.';
export const decimalCommas = 'Die Zahlen sind mit Dezimalkomma geschrieben.';
export const decimalCommasIn = (columns: string): string => `Mit Dezimalkomma geschrieben sind die Zahlen in ${columns}.`;
/** @param value a number as JavaScript writes it, like `otherwise` */
export const unclear = (column: string, cell: string, value: string, otherwise: string): string =>
  `In „${column}“ wurde ${cell} als ${marked(value)} gelesen. Wenn es ${marked(otherwise)} bedeutet, ändere das Zahlenformat.`;
export const unclearToo = (columns: string): string => `Dasselbe gilt für ${columns}.`;
const withGap = (count: number, rows: number, columns: readonly string[]): string =>
  `${counted(count)} von ${counted(rows)} Zeilen ${plural(count, 'hat', 'haben')} eine Lücke in ${columns.join(', ')}`;
export const held = (count: number, rows: number, columns: readonly string[]): string =>
  `${withGap(count, rows, columns)}; dort gilt der Wert davor.`;
export const leftOut = (count: number, rows: number, columns: readonly string[]): string =>
  `${withGap(count, rows, columns)}; ${plural(count, 'sie wird', 'sie werden')} weggelassen.`;
export const absent = (classes: readonly string[]): string =>
  `Keine Zeile der ${plural(classes.length, 'Klasse', 'Klassen')} ${classes.join(', ')} ist zurückgehalten; die Trefferquote sagt darüber nichts.`;
export const fewDifferent = (rows: number): string =>
  `Nur ${rows} verschiedene ${plural(rows, 'Zeile', 'Zeilen')}: Ein Modell kann jede auswendig lernen.`;
export const onlyClass = (label: string): string =>
  `Jede zurückgehaltene Zeile ist „${label}“: Wer immer das sagt, hat immer recht, also kann es kein Modell besser.`;
export const summary = (rows: number, columns: number, heldOut: number): string =>
  `${counted(rows)} Zeilen, ${columns} ${plural(columns, 'Spalte', 'Spalten')} mit Zahlen. Die letzten ${counted(heldOut)} Zeilen sind zurückgehalten.`;
export const summaryOfClasses = (rows: number, columns: number, classes: number, heldOut: number): string =>
  `${counted(rows)} Zeilen, ${columns} ${plural(columns, 'Spalte', 'Spalten')} mit Zahlen, ${classes} Klassen. ${counted(heldOut)} Zeilen, wenn möglich aus jeder Klasse, sind zurückgehalten.`;
export const fewRows = (rows: number): string =>
  `${counted(rows)} Zeilen sind wenig: Das Modell wird wohl diese Zeilen besser kennen als die Regel dahinter.`;
