export const facts = 'Was die Datei darüber sagt';
export const numbers = 'Was seine Zahlen sagen';
export const shape = 'Form';
export const type = 'Typ';
export const size = 'Größe';
export const bitsPerWeight = 'Bit je Gewicht';
export const bits = (stored: string, needed: string): string => `${stored} gespeichert, ${needed} nötig (Entropie der Codes)`;
export const scaleFor = 'Skala für';
export const sharing = {
  none: 'nichts: Zahlen, wie sie sind',
  matrix: 'die ganze Matrix',
  row: 'jede Zeile',
  block: 'jeden Block einer Zeile',
};
/** Every row or block holds a scale, and all are equal. */
export const repeated = (sharing: string): string => `die ganze Matrix, wiederholt für ${sharing}`;
export const blockOf = (codes: string): string => `jeden Block von ${codes} Gewichten`;
export const rule = 'Regel';
export const ruleOf = {
  ternary: 'Codes −1, 0, +1 (absmean, b1.58)',
  binary: 'Codes −1, +1 (binär)',
  levels: (count: string): string => `${count} Stufen: feiner als ternär`,
  numbers: 'Zahlen, die keine Codes sind: latente Gewichte oder volle Genauigkeit',
  hidden: 'gespeichert als Zahlen −g, 0 und +g: verkleidete Codes',
};
export const convention = 'Lesart von γ';
export const uses = {
  multiplies: 'Codes · Skala: gespeichert ist γ',
  divides: 'Codes / Skala: gespeichert ist 1/γ, hier als γ gezeigt',
  unclear: 'unklar: keine Konfiguration sagt, ob die Codes multipliziert oder geteilt werden. Hier multipliziert',
  none: 'keine Skala steht daneben',
};
export const scales = 'Skalen';
export const oneScale = (scale: string): string => `γ = ${scale}`;
/** Of a type that has room for many. */
export const sameScale = {
  row: (scale: string, count: string): string => `γ = ${scale}, dieselbe in allen ${count} Zeilen`,
  block: (scale: string, count: string): string => `γ = ${scale}, dieselbe in allen ${count} Blöcken`,
};
export const scaleRange = (count: string, least: string, middle: string, greatest: string): string =>
  `${count}, von ${least} über ${middle} (Median) bis ${greatest}`;
export const zeroShare = 'Nullen';
export const shares = 'Codes';
export const dead = 'Zeilen aus Nullen';
export const emptyBlocks = 'Blöcke ohne Gewichte';
export const ofCount = (count: string, of: string): string => `${count} von ${of}`;
export const notFinite = 'Keine Zahlen (NaN, ∞)';
export const typical = 'Übliche Größe';
export const sizes = (mean: string, rms: string, largest: string): string =>
  `im Mittel ${mean}, quadratisches Mittel ${rms}, größte ${largest}`;
export const sampled = (rows: string, of: string): string =>
  `Gezählt in ${rows} von ${of} Zeilen, gleichmäßig verteilt: Die Matrix ist groß.`;
export const whole = (weights: string): string => `Gezählt in allen ${weights} Gewichten.`;
export const layout = 'Anordnung in I2_S';
export const layouts = { '128': '128 (x86)', '64': '64 (ARM)', rows: 'vier Zeilen' };
export const layoutNote =
  'Die Datei sagt nicht, in welcher Anordnung sie geschrieben wurde. Die Anteile der Codes sind in jeder gleich, Zeilen und Spalten nicht.';
export const lens = 'Blick auf die Gewichte';
export const latent = 'Latent';
export const quantised = 'Quantisiert';
export const effective = 'Wirksam';
export const noLatents = 'Die Datei enthält Codes und keine latenten Gewichte dahinter.';
export const histogramSays = (name: string, lens: string): string => `Histogramm von ${name}, ${lens}`;
export const here = 'Diese Datei';
export const yours = 'Dein Lauf';
export const noRun = 'Trainiere ein Modell auf der Seite, dann steht hier dasselbe Bild einer seiner Matrizen.';
export const toyName = (mode: string, layer: string, step: string): string => `${mode}, ${layer}, Schritt ${step}`;
export const differs = (theirs: string, yours: string): string => `In der Datei: ${theirs}. In deinem Lauf: ${yours}.`;
export const portrait = (zeros: string, bits: string, sharing: string): string =>
  `${zeros} der Codes sind 0, ein Gewicht trägt ${bits} Bit, und eine Skala gilt für ${sharing}`;
export const portraitNumbers = (near: string): string =>
  `die Gewichte sind Zahlen, ${near} davon im mittleren Drittel, das Runden zu 0 machen würde`;
export const map = 'Karte';
export const mapWhole = 'Ganz, ausgedünnt';
export const mapPart = 'Ausschnitt, jedes Gewicht';
export const mapKind = 'Was die Karte zeigt';
export const thinned = (rows: string, ofRows: string, columns: string, ofColumns: string): string =>
  `${rows} von ${ofRows} Zeilen und ${columns} von ${ofColumns} Spalten, gleichmäßig verteilt: Gewichte dazwischen sind weggelassen, keines ist gemittelt.`;
export const all = (rows: string, columns: string): string => `Alle ${rows} Zeilen und ${columns} Spalten: ein Punkt für jedes Gewicht.`;
export const part = (row: string, toRow: string, column: string, toColumn: string): string =>
  `Zeilen ${row} bis ${toRow}, Spalten ${column} bis ${toColumn}: ein Punkt für jedes Gewicht.`;
export const mapSays = (name: string): string => `Karte von ${name}: −1 blau, 0 grau, +1 orange`;
export const row = 'Zeile';
export const byHand = 'Eine Zeile von Hand';
export const input = 'Deine Eingabe';
export const inputNote = (columns: string): string => `Zahlen mit Leerzeichen dazwischen; wiederholt, bis es ${columns} sind.`;
export const badInput = 'Schreib Zahlen mit Leerzeichen dazwischen, etwa 1 -2 0,5.';
export const sumOf = (plus: string, minus: string, zero: string): string => `${plus} Eingaben unter +, ${minus} unter −, ${zero} unter 0.`;
export const oneProduct = (plus: string, minus: string, scale: string, output: string): string =>
  `(${plus} − ${minus}) · ${scale} = ${output}`;
export const blockProducts = (terms: string, more: string, output: string): string => `${terms}${more} = ${output}`;
export const moreBlocks = (count: string): string => ` + … (${count} Blöcke)`;
export const numberProduct = (plus: string, minus: string, output: string): string => `${plus} − ${minus} = ${output}`;
export const toyRow = (row: string, ofRows: string, plus: string, minus: string, scale: string, output: string): string =>
  `Dein Lauf, Zeile ${row} von ${ofRows}, dieselbe Eingabe: (${plus} − ${minus}) · ${scale} = ${output}`;
/** Where scales are of rows or groups, or codes are used bare. */
export const toySums = (row: string, ofRows: string, plus: string, minus: string, sum: string): string =>
  `Dein Lauf, Zeile ${row} von ${ofRows}, dieselbe Eingabe, nur der Codes: ${plus} − ${minus} = ${sum}`;
export const unread = {
  type: 'Zahlen dieses Typs werden hier nicht gelesen: Gezeigt werden nur sein Name, seine Form und seine Größe.',
  outside:
    'Seine Daten lägen außerhalb der Datei oder reichten in den nächsten Tensor: Die Datei ist abgeschnitten, oder ihr Kopf ist falsch.',
  shape: 'Seine Form kann dieser Typ nicht halten.',
  companion: 'Die Tensoren, die dazugehören (Skalen, Nullpunkte), fehlen oder haben eine andere Form.',
  order: 'Seine Eingaben sind in einer eigenen Reihenfolge gespeichert (g_idx), die hier nicht gelesen wird.',
};
export const counting = 'Es wird gezählt …';
export const input0 = '1 -2 0,5 3';
