export const title = 'Vergleich';
/** @param data woran gemessen wird: „zurückgehaltene Daten“ */
export const toCome = (data: string): string => `Wie gut jedes Modell abschneidet (${data}).`;
export const codesThatFlip = '[Codes](quantised), die [wechseln](flip), je Schritt';
export const flipsTitle = 'Codes, die wechseln, je Schritt';
export const flipsInText = 'Codes, die wechseln, je Schritt';
export const resultsOn = (data: string): string => `Ergebnisse: ${data}`;
/** Über der Tabelle; die Daten sind ein Begriff, wo sie zurückgehalten sind. */
export const onData = (data: string): string => `Ergebnisse: ${data}`;
export const onHeldOut = (data: string): string => `Ergebnisse: [${data}](heldOut)`;
export const atStep = (step: string): string => `, bei Schritt ${step}`;
export const theTable = 'die Tabelle';
export const whatCanBeSaid = 'Was die Zahlen sagen';
export const next = 'Als Nächstes:';

export const caption = (loss: string, score: string): string =>
  `${loss}, Trefferquote (${score}), Information je BitLinear-Gewicht in Bit und Größe der gepackten Datei.`;
export const medianOfSeeds = (seeds: number): string => `Median von ${seeds} Startwerten, mit dem niedrigsten und dem höchsten.`;
export const usedOtherwise =
  'Anders benutzt: die trainierten Gewichte nachträglich gerundet, oder die latenten ohne Runden, beides ohne weiteres Training';
export const medianOf = (seeds: number): string => `Median von ${seeds}`;
export const run = 'Lauf';
export const loss = 'Verlust';
/** Where the column is narrow, in two lines. */
export const score = 'Treffer\u00adquote';
export const scoreNote = (score: string): string => `Hier: ${score}.`;
export const bits = 'Bit';
export const bitsNote = 'Gezählt über die Gewichte in BitLinear-Schichten. Gespeichert braucht ein ternäres 1,6 Bit und ein binäres 1.';
export const file = 'Datei';
export const whiskerNote =
  'Unter jedem Verlust: die Spanne, in der aufgezeichnete Startwerte mit diesen Einstellungen endeten. Der Punkt ist dieser Lauf.';
export const recordedSeeds = (seeds: number, low: string, high: string): string =>
  `${seeds} aufgezeichnete Startwerte endeten zwischen ${low} und ${high}`;
export const stoppedOf = (stopped: number, seeds: number): string => `${stopped} von ${seeds} abgebrochen`;
export const stopped = 'abgebrochen';
export const close = (run: string): string => `${run} schließen`;
export const groups = {
  trained: 'trainiert',
  otherwise: 'dieselben Gewichte, anders benutzt (ohne neues Training)',
  pinned: 'angeheftet',
  guest: 'aus Dateien oder Skripten',
};
export const latentsOf = (mode: string): string => `latent: ${mode}`;
export const roundedTo = (mode: string): string => `gerundet: ${mode}`;

export const fair = (checks: number): string => `Ein fairer Vergleich: alle ${checks} Bedingungen sind erfüllt`;
export const unfair = (failing: number, checks: number): string =>
  `${failing} von ${checks} Bedingungen für einen fairen Vergleich sind nicht erfüllt`;
export const holdsNot = (check: string): string => `${check}: nein`;
export const sharedRate = (rate: string): string => `[Lernrate](learningRate), für alle gleich: ${rate}`;
/** @param rates „ternär 0,004, binär 0,002“ */
export const ownRates = (rates: string): string => `[Lernrate](learningRate), für jede Variante eine eigene: ${rates}.`;

export const pinnedStay = '[Angeheftete Ergebnisse](pinned) bleiben hier stehen, um spätere Läufe damit zu vergleichen.';
export const trainFirst = 'Trainiere zuerst.';
export const arePinned =
  'Das sind die angehefteten Läufe. Ändere eine Einstellung und trainiere noch einmal: Hier erscheint dann der Unterschied.';
export const pin = 'Diese Ergebnisse anheften';
export const pinInstead = 'Stattdessen diese anheften';
export const unpin = 'Ablösen';
export const bringBack = 'Voriges Ergebnis zurückholen';

export const seedElsewhere = 'Startwert in den anderen Bereichen';
export const seedChoice = 'Startwert, den die anderen Bereiche zeigen';
export const quantities = { heldOutLoss: 'Verlust', score: 'Trefferquote', trainLoss: 'Training' };
export const quantityChoice = 'Was verglichen wird';
export const axes = { steps: 'Schritte', seconds: 'Sekunden' };
export const axisChoice = 'Waagerechte Achse';

export const capacity = 'Kapazität';
export const capacityTitle = 'Gewusste Paare, nach ihrer Anzahl';
export const measure = (models: number, steps: string): string => `Messen: ${models} Modelle, ${steps} Schritte`;
export const measureAgain = (models: number, steps: string): string => `Nochmals messen: ${models} Modelle, ${steps} Schritte`;
export const stop = 'Anhalten';
export const measuring = (done: number, models: number, mode: string, pairs: number): string =>
  `${done} von ${models} Modellen; jetzt ${mode} mit ${pairs} Paaren`;

export const ladder = 'Die Leiter der Bits';
export const ladderTitle = (quantity: string): string => `${quantity}, nach Bits je Gewicht`;
export const ladderToCome =
  'Was bringt ein Bit? Binär, ternär, 2, 3 und 4 Bit und volle Genauigkeit, je drei Startwerte, nach Bits je Gewicht.';
export const climb = (rungs: number): string => `Die Leiter trainieren: ${rungs} Sprossen`;
export const papers = 'Was behauptet wird, hier nachgemessen';
