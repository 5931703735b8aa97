export const notTrainable = (planRefusal: string, why: string): string =>
  `Dieses Modell lässt sich hier nicht trainieren; versuche ein kleineres. ${planRefusal} TensorFlow.js an seiner Stelle: ${why}`;
export const notMoved = (why: string): string => `Er ließ sich nicht auf ein anderes Gerät übertragen: ${why}`;
export const backendFails = (backend: string, why: string): string => `${backend} kann hier nicht trainieren. ${why}`;
export const noBackend = (why: string): string => `Kein Backend kann hier trainieren. ${why}`;
export const noOtherDevice = 'Das Gerät ging verloren, und diese Engine kennt kein anderes.';
export const notFetched = (what: string): string =>
  `${what} ist noch nicht geladen, und die Website ist nicht zu erreichen. Versuche es noch einmal, sobald du verbunden bist.`;
export const whatTrains = 'Der Teil, der trainiert,';
export const whatDoesFiles = 'Der Teil, der Dateien liest und schreibt,';
export const whatDoesKeptRuns = 'Der Teil, der behaltene Läufe durchsieht,';
export const ownEngine = (backend: string): string => `Ein Lauf auf ${backend} braucht eine eigene Engine.`;
export const runsOn = (backend: string, why: string): string => `Diese Engine läuft auf ${backend}. ${why}`;
export const badSteps = 'Die Anzahl der Schritte muss eine ganze Zahl von mindestens 1 sein.';
export const badLearningRate = 'Die Lernrate muss über 0 liegen und darf höchstens 1 sein.';
export const noExamples =
  'Ein Modell von anderswo bringt keine Beispiele zum Trainieren mit. Probiere es aus, sieh hinein, speichere es wieder; oder wähle eine Aufgabe und trainiere ein eigenes.';
export const noData = 'Die Daten dieses Experiments sind nicht mehr hier. Gib sie noch einmal, dann trainiere.';
export const noRun = (id: string, known: string): string => `Es gibt keinen Lauf „${id}“. Bekannt: ${known === '' ? 'keiner' : known}.`;
export const noOptimiser =
  'Dieses Modell wurde aus einer Datei ohne Optimierungsverfahren geöffnet. Es läuft, aber es gibt kein Training fortzusetzen; öffne einen Zwischenstand, oder beginne einen neuen Lauf.';
export const removed = (id: string): string => `Der Lauf „${id}“ wurde entfernt, bevor das getan werden konnte.`;
