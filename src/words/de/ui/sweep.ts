import { plural } from '../../numbers';

export const title = 'Versuchsreihe: viele Einstellungen';
export const wasDeleted = 'Die Versuchsreihe wurde gelöscht.';
export const undo = 'Rückgängig';
export const soFar = 'Bisherige Versuchsreihen';
export const doneOn = (done: string, total: string, day: string): string => `${done} von ${total} Läufen, ${day}`;

export const purpose =
  'Trainiere dasselbe Modell viele Male, jedes Mal mit anderen Einstellungen, und sieh, welche einen Unterschied machen. Alles, was hier nicht steht, bleibt wie unter Einstellungen.';
export const firstSetting = 'Erste Einstellung, die sich ändert';
export const secondSetting = 'Zweite Einstellung, die sich ändert';
export const modes = 'Varianten';
export const addRecipe = 'Ein Rezept dazu';
export const choose = 'auswählen';
export const seeds = 'Startwerte: wie oft jede trainiert wird';
export const seedsNeeded = (most: string): string => `Die Zahl der Startwerte muss eine ganze Zahl von 1 bis ${most} sein.`;
export const sameShape = 'Eine Versuchsreihe vergleicht Modelle gleicher Form, nicht gleich vieler Kilobyte.';
/** @param names von Armen, deren Blöcke nicht die des ersten sind */
export const otherBlocks = (names: string, many: boolean): string =>
  `${names} ${many ? 'haben' : 'hat'} andere Blöcke. Eine Versuchsreihe vergleicht Modelle gleicher Form, also unterscheiden sich diese auch in der Zahl der Gewichte; der Vergleich der Modi gibt allen gleich viele.`;
export const mend = 'Verbessere, was oben markiert ist.';
export const lookingThrough = (runs: string): string => `${runs} Läufe werden durchgesehen.`;
export const runs = (count: number, written: string): string => `${written} ${plural(count, 'Lauf', 'Läufe')}`;
/** @param product „3 Werte × 2 Varianten × 3 Startwerte“ */
export const cost = (runs: string, product: string, steps: string): string => `**${runs}** (${product}), zusammen ${steps} Schritte.`;
export const unknownTime = 'Wie lange das dauert, ist hier noch nicht gemessen.';
export const roughly = (time: string): string => `${time}, nach hier gemessenen Schritten, auf einen Faktor von etwa zwei genau.`;
export const isLong =
  'Das ist lang. Weniger Startwerte, kürzere Listen oder weniger Schritte machen es kürzer; beim Anhalten bleibt, was trainiert ist.';
export const isMuch = 'Das ist viel. Trainiere vorher einmal, um zu sehen, wie lange ein Schritt hier dauert.';
export const otherTrains = 'Gerade trainiert eine andere Versuchsreihe. Halte sie an, oder warte auf ihr Ende, um diese zu starten.';
export const start = 'Starten';
export const combinations = (count: string): string => `${count} Kombinationen`;
export const valuesOf = (count: number): string => `${count} ${plural(count, 'Wert', 'Werte')}`;
export const modesOf = (count: number): string => `${count} ${plural(count, 'Variante', 'Varianten')}`;
export const seedsOf = (count: number): string => `${count} ${plural(count, 'Startwert', 'Startwerte')}`;
export const foreignModel = 'Ein Modell von anderswo bringt keine Beispiele zum Trainieren mit. Wähle zuerst eine Aufgabe.';
export const dataFirst = 'Gib zuerst deine Daten: Unter Aufgabe steht, wie.';

export const none = 'keine';
export const valuesAs = (setting: string): string => `${setting}: Werte als`;
export const list = 'Liste';
export const range = 'Von … bis';
export const ofEachMode = 'Eine eigene Liste für jede Variante';
export const valuesFor = (mode: string): string => `Werte für ${mode}`;
export const values = 'Werte';
export const from = 'Von';
export const to = 'Bis';
export const howMany = 'Wie viele';
export const distance = (setting: string): string => `${setting}: Abstand der Werte`;
export const equalSteps = 'gleiche Abstände';
export const equalRatios = 'gleiche Verhältnisse';

/** Die Bezeichnung einer Einstellung im Satz: Substantive bleiben groß. */
export const settingInText = (label: string): string => label;
export const settingWithValues = (setting: string, count: number, written: string): string =>
  `${setting} (${written} ${plural(count, 'Wert', 'Werte')})`;
export const settingOfEachMode = (setting: string): string => `${setting} (eine Liste für jede Variante)`;
export const countedModes = (count: number, written: string): string => `${written} ${plural(count, 'Variante', 'Varianten')}`;
export const countedSeeds = (count: number, written: string): string => `${written} ${plural(count, 'Startwert', 'Startwerte')}`;
export const grid = (task: string, parts: string): string => `${task}: ${parts}`;

export const onBackend = (grid: string, backend: string): string => `${grid}, mit ${backend}`;
export const chartShows = 'Was das Diagramm zeigt';
export const loss = 'Verlust';
export const score = 'Trefferquote';
export const theResults = 'die Ergebnisse der Versuchsreihe';
export const bySetting = (quantity: string, setting: string): string => `${quantity}, nach ${setting}`;
export const withSpread = (quantity: string): string => `${quantity}: Median, und vom niedrigsten bis zum höchsten Startwert`;
export const withMedian = (quantity: string): string => `${quantity}, Median`;
export const strongIsBetter = (quantity: string): string => `${quantity}. Je kräftiger die Farbe, desto besser.`;
export const onCommandLine = 'Dasselbe auf der Kommandozeile';
export const command = 'Befehl dieser Versuchsreihe';
export const fileOfData = 'Setze für FILE den Namen der Datei mit deinen Daten ein.';
export const endedRuns = 'Beendete Läufe';
export const training = 'Trainiert.';
export const allEnded = 'Alle Läufe sind zu Ende.';
export const stopped = 'Angehalten.';
export const runsOf = (done: string, total: number, written: string): string => `${done} von ${written} ${plural(total, 'Lauf', 'Läufen')}`;
export const atOnce = (live: number): string => `; ${live} gleichzeitig.`;
export const timeLater = 'Wie lange es noch dauert, steht hier, wenn der erste zu Ende ist.';
export const timeLeft = (time: string): string => `Noch ${time.charAt(0).toLowerCase()}${time.slice(1)}, im bisherigen Tempo.`;
export const stop = 'Anhalten';
export const goOn = 'Weiter';
export const another = 'Neue Versuchsreihe';
export const remove = 'Löschen';
export const results = 'Ergebnisse der Versuchsreihe';
export const caption = (loss: string): string =>
  `${loss} und Trefferquote jeder Kombination, der kleinste Verlust zuerst. Median ihrer Startwerte, mit dem niedrigsten und dem höchsten.`;
export const mode = 'Variante';
export const seedsHead = 'Startwerte';
export const resultsOf = (results: number, seeds: number): string => `${results} von ${seeds}`;
export const lowestRows = (most: number, all: string): string =>
  `Die ${most} niedrigsten von ${all} Zeilen. Speichere sie, um alle zu haben.`;
export const failed = (count: number, reason: string): string => `${count} abgebrochen: ${reason}`;

/** @param measured was über das Gemessene gesagt wird, als Satz */
export const map = (quantity: string, mode: string, columns: string, rows: string, measured: string): string =>
  `${quantity}, ${mode}: ${columns} von links nach rechts, ${rows} von oben nach unten. ${measured}`;
export const nothingMeasured = 'Noch nichts gemessen.';
export const measuredFrom = (measured: number, all: number, low: string, high: string): string =>
  `${measured} von ${all} gemessen, von ${low} bis ${high}.`;
export const mapOf = (mode: string): string => `die Karte: ${mode}`;

/** Was sich über die beste sagen lässt. */
export const cell = (mode: string, settings: string): string => `${mode} mit ${settings}`;
export const andMore = (cells: string, more: number): string => `${cells} und ${more} weitere`;
export const noneEnded = 'Noch ist kein Lauf zu Ende.';
export const allSolve = 'Jede Kombination löst die Aufgabe mit jedem Startwert. Die Aufgabe ist zu leicht, um sie zu unterscheiden.';
export const medianOf = (seeds: number): string => `Median von ${seeds} Startwerten`;
export const oneRun = 'ein Lauf';
export const lowest = (loss: string, cell: string, of: string): string => `Kleinster Verlust: ${loss}, ${cell} (${of}).`;
export const lowestSoFar = (loss: string, cell: string, of: string): string => `Kleinster Verlust bisher: ${loss}, ${cell} (${of}).`;
export const judgedLater = 'Was am besten ist, lässt sich erst beurteilen, wenn alle Läufe zu Ende sind.';
export const otherTasks =
  'Kein Urteil: Diese Aufgaben sind verschieden schwer, darum sagt ihr Verlust nicht, welche Einstellung besser ist.';
export const fewSeeds = (seeds: number): string =>
  `Kein Urteil: Mit einem anderen Startwert liegt vielleicht eine andere vorn. Trainiere ${seeds} oder mehr Startwerte, um es zu wissen.`;
export const best = (cell: string, loss: string): string => `Am besten: ${cell}, mit einem mittleren Verlust (Median) von ${loss}.`;
export const tooClose = (loss: string, cell: string, others: string): string =>
  `Kleinster Median des Verlusts: ${loss}, ${cell}. Zu nahe daran, um es zu entscheiden: ${others}.`;
export const worse = (_count: number, cells: string): string => `Schlechter, als es an den Startwerten allein liegen kann: ${cells}.`;
export const medianLoss = (loss: string, cell: string): string => `Median des Verlusts ${loss}: ${cell}.`;
export const tooFewLasted = (cells: string): string => `Zu wenige Startwerte kamen ans Ende für ein Urteil über ${cells}.`;
export const allowedFor = (cells: number, pairs: number, written: string, times: number): string =>
  `${cells} Kombinationen sind ${pairs === 1 ? 'ein Vergleich' : `${written} Vergleiche`}, und das ist berücksichtigt: Wären alle gleich gut, zeigte eine Versuchsreihe ein solches Urteil höchstens 1-mal in ${times}.`;
