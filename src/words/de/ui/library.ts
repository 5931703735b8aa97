export const title = 'Behaltene Läufe';
export const undo = 'Rückgängig';
export const toCome = 'Gelesen wird, was dieser Browser behält.';
export const purpose =
  'Jeder Lauf, den du trainierst, bleibt hier, in diesem Browser. Drücke auf seinen Namen, um ihn anzusehen, oder wähle zwei oder mehr, um sie nebeneinander zu sehen.';
export const search = 'Suchen';
export const searched = 'Name, Aufgabe, Variante, Einstellung';
export const order = 'Reihenfolge';
export const groupBy = 'Gruppieren nach';
export const starredOnly = 'nur mit Stern';
export const empty = 'Noch ist nichts behalten. Drücke Trainieren: Was trainiert wird, steht eine Sekunde später hier.';
export const all = (runs: string): string => `${runs}.`;
export const someOf = (shown: string, runs: string): string => `${shown} von insgesamt: ${runs}.`;
export const chosen = (runs: string): string => `${runs} gewählt.`;
export const packing = (place: string, total: string): string => `Packt ${place} von ${total}.`;
export const sideBySide = 'Nebeneinander';
export const remove = 'Löschen';
export const save = 'Als Datei speichern';
export const saveAll = 'Alle als Datei speichern';
export const add = 'Aus einer Datei hinzufügen';
export const removeAll = 'Alle löschen';
export const file = 'Eine Datei mit behaltenen Läufen';
export const atMost = (most: number): string => `Höchstens ${most} Läufe lassen sich nebeneinander auseinanderhalten.`;

export const chooseGroup = (group: string): string => `Alle wählen: ${group}`;
export const group = (title: string, what: string): string => `${title}: ${what}`;
export const medianAndRange = 'Median, Spanne';
export const choose = (run: string): string => `${run} wählen`;
export const star = (run: string): string => `Stern für ${run}`;
export const ofSteps = (steps: string): string => `von ${steps}`;
export const chooseAll = 'Alle in der Liste wählen';
export const columns = {
  name: 'Lauf',
  curve: 'Verlust nach Schritten',
  loss: 'Verlust',
  score: 'Treffer',
  step: 'Schritte',
  size: 'Größe',
  kept: 'behalten',
};

export const name = 'Name';
export const trained = 'trainiert';
/** @param what „Ziffern umkehren, ternär“ */
export const withSeed = (what: string, seed: number): string => `${what}, Startwert ${seed}`;
export const settings = 'Einstellungen';
export const allUsual = 'alle wie üblich';
export const loss = 'Verlust';
export const score = 'Trefferquote';
export const steps = 'Schritte';
export const stepOf = (step: string, steps: string): string => `${step} von ${steps}`;
export const note = 'Notiz';
export const goOn = 'Damit weitermachen';
export const open = 'Auf der Seite öffnen';
export const inOtherTab = 'Ein anderer Tab hat diesen Lauf.';
export const link = 'Ein Link, der diesen Lauf noch einmal trainiert';
export const copied = 'Kopiert';
export const copy = 'Den Link kopieren';
export const needsData = 'Er braucht dieselben Daten, und die stehen in keinem Link.';
export const firstRate = 'Er beginnt mit der ersten Lernrate; deine wurde unterwegs geändert.';

export const allRuns = 'Alle behaltenen Läufe';
export const changed = 'Was geändert wurde';
export const readingLogs = 'Kurven und Gewichte werden gelesen.';
export const curves = 'Kurven';
export const drawn = 'Was gezeichnet wird';
export const quantities = { heldOutLoss: 'Verlust', score: 'Trefferquote', trainLoss: 'Training' };
export const smoothing = 'Glättung';
export const smoothings = { none: 'wie gemessen', some: 'geglättet', much: 'stark geglättet' };
export const axis = 'Achse des Verlusts';
export const axes = { linear: 'linear', logarithmic: 'logarithmisch' };
export const byStep = (quantity: string): string => `${quantity}, nach Schritten`;
export const smoothedByStep = (quantity: string): string =>
  `${quantity}, nach Schritten. Kräftig: der gleitende Durchschnitt; blass: wie gemessen`;
/** @param lines was über jede Linie gesagt wird, nacheinander */
export const picture = (quantity: string, lines: string): string => `${quantity}, nach Schritten. ${lines}.`;
export const pictureLogarithmic = (quantity: string, lines: string): string =>
  `${quantity}, nach Schritten, auf einer logarithmischen Achse. ${lines}.`;
export const notMeasured = (run: string): string => `${run}: nicht gemessen`;
export const fromTo = (run: string, first: string, last: string, step: string): string =>
  `${run}: von ${first} bis ${last} bei Schritt ${step}`;

export const weights = 'Gewichte';
export const whichWeights = 'Welche Gewichte';
export const lenses = { latent: 'latente', quantised: 'quantisierte', effective: 'wirksame' };
export const matrix = 'Matrix';
export const allTogether = 'alle zusammen';
export const weightsOf = (runs: number, lines: string): string => `Gewichte von ${runs} Läufen, geteilt durch ihre Skala. ${lines}.`;
export const weightsAtStep = (run: string, step: string, what: string): string => `${run}, Schritt ${step}: ${what}`;
export const ridgeNote =
  'Anteil der Gewichte nach Gewicht ÷ Skala, im letzten aufgezeichneten Schritt jedes Laufs. Höhen sind Quadratwurzeln, im selben Maß für alle.';
export const quantisedNote = 'Mit quantisierten Gewichten rechnet eine Schicht, sobald λ 1 ist: nichts zwischen den Stufen.';
export const missing = {
  notRecorded: (runs: string): string => `Nicht aufgezeichnet: ${runs}.`,
  notQuantised: (runs: string): string => `Nicht quantisiert: ${runs}.`,
};
export const nearZero = (share: string): string => `${share} höchstens eine halbe Skala von 0 entfernt`;
