export const lessons = 'Lektionen';
export const close = 'Schließen';
export const forTeachers = 'Für Lehrkräfte:';
export const record = 'Eine Lektion aufzeichnen';
export const goOnRecording = (steps: number): string => `Weiter aufzeichnen (${steps === 1 ? 'ein Schritt' : `${steps} Schritte`})`;
export const unknown = 'Der Link nennt eine Lektion, die es hier nicht gibt. Es gibt diese:';
export const unplayableLink = (problem: string): string =>
  `Die Lektion dieses Links lässt sich nicht abspielen. ${problem}. Diese lassen sich abspielen:`;
export const fileTooLarge = 'Die Datei ist größer als 1 MB, so groß ist keine Lektion.';
export const isOpen = (title: string): string => `Die Lektion „${title}“ ist offen, neben den Bereichen.`;
export const unplayableFile = (file: string, problem: string): string => `„${file}“ lässt sich nicht abspielen. ${problem}.`;
export const opening = (name: string): string => `Das Öffnen der Lektion „${name}“`;

export const placeIn = (lesson: string, step: number, steps: number): string => `${lesson} · ${step} von ${steps}`;
export const backToRecording = 'Zurück zum Aufzeichnen';
export const leave = 'Verlassen';
export const doneAloud = (done: string): string => `Erledigt: ${done}.`;
export const isSet = (draft: string): string => `Die Seite ist eingestellt: ${draft}.`;
export const otherwiseSet = 'Die Seite ist anders eingestellt, als dieser Schritt es braucht.';
export const setUp = 'Einstellen';
export const onOneSheet = 'Für Lehrkräfte: diese Lektion auf einem Blatt';
/** Where that sheet lies in this language. */
export const sheetOf = (id: string): string => `./lessons/de/${id}.html`;
export const change = 'Für Lehrkräfte: diese Lektion ändern';
export const back = 'Zurück';
/** In another page, which has embedded this lesson alone. */
export const isOver = 'Hier endet die Lektion.';
export const playAgain = 'Noch einmal beginnen';
export const finish = 'Fertig';
export const next = 'Weiter';
export const showMe = (panel: string): string => `Zeig mir „${panel}“`;

export const toDo = 'Tu das:';
export const training = 'Trainiert…';
export const done = 'Erledigt';
export const doIt = 'Für mich tun';

export const expect = 'Was erwartest du?';
export const see = 'Was hast du gesehen?';
export const notMeasured = 'Noch nicht gemessen.';
export const measuredAloud = (numbers: string): string => `Gemessen: ${numbers}.`;
export const answerIs = (answer: string): string => `Die Antwort ist: ${answer}.`;
export const usuallyIs = (answer: string): string => `Meistens ist es: ${answer}. Bei deinem Lauf kam es anders.`;
export const trainToTheEnd = 'Das ist noch nicht gemessen: Trainiere die Modelle dieses Schritts bis zum Ende.';
export const outcome = 'Was herauskam';
export const expected = 'Du hast erwartet';
export const saw = 'Du hast gesehen';
export const measured = 'Gemessen';
export const authorAnswers = 'Zu dieser Frage misst die Seite nichts. Wer die Lektion geschrieben hat, antwortet:';
export const asked = (answer: string): string => `„${answer}“?`;
export const cameOutOtherwise = (answer: string): string =>
  `Meistens ist es „${answer}“. Bei deinem Lauf kam es anders: Glaub dem, was gemessen wurde, und frage dich, was daran anders ist.`;

/** Wie sie auf der Seite heißen. */
export const panels = {
  task: 'Aufgabe',
  mode: 'Varianten',
  setup: 'Einstellungen',
  weights: 'Gewichte',
  explorer: 'Hineinsehen',
  try: 'Ausprobieren',
  comparison: 'Vergleich',
  examples: 'Beispiele',
};
export const views = {
  layers: 'Schichten',
  map: 'Karte',
  time: 'Verlauf',
  flips: 'Wechsel',
  inside: 'Innen',
  attention: 'Attention',
  cost: 'Kosten',
};
export const insideTabs = { token: 'Ein Token durch eine Zeile', step: 'Ein Schritt in Zeitlupe' };
export const lenses = { latent: 'Latent', quantised: 'Quantisiert', effective: 'Wirksam' };

/** An wen sie spielt, nach „Tu das:“. */
export const pressTrain = 'Drücke Trainieren, und sieh zu, bis es fertig ist.';
export const trainUntil = (step: string): string => `Drücke Trainieren, und bei Schritt ${step} oder etwas später Pause.`;
export const pressLens = (lens: string): string => `Drücke ${lens} über den Gewichten.`;
export const openView = (view: string): string => `Öffne ${view} unter „Hineinsehen“.`;
export const openInside = (tab: string): string => `Öffne Innen unter „Hineinsehen“, und dort „${tab}“.`;
export const pressMatrix = (matrix: string): string => `Öffne Schichten unter „Hineinsehen“, und drücke auf die Matrix „${matrix}“.`;
export const pullToEnd = 'Zieh den Schieber ans Ende.';
export const pullTo = (step: number): string => `Zieh den Schieber auf Schritt ${step}.`;
export const useTryIt = 'Benutze Ausprobieren, so lange du magst.';
export const typeIn = (prompt: string): string => `Tippe „${prompt}“ unter Ausprobieren.`;
export const pressDownload = 'Drücke Herunterladen, und wähle die Webseite.';

/** Als Titel eines aufgezeichneten Schritts. */
export const toTrain = 'Bis zum Ende trainieren';
export const toTrainUntil = (step: string): string => `Bis Schritt ${step} trainieren`;
export const toSeeLens = {
  latent: 'Die latenten Gewichte ansehen',
  quantised: 'Die quantisierten Gewichte ansehen',
  effective: 'Die wirksamen Gewichte ansehen',
};
export const toOpen = (what: string): string => `„${what}“ öffnen`;
export const toSeeMatrix = (matrix: string): string => `Ansehen: ${matrix}`;
export const toNewest = 'Zum neuesten Schritt gehen';
export const toStep = (step: string): string => `Zu Schritt ${step} zurückgehen`;
export const toTry = 'Ausprobieren benutzen';
export const toTryOn = (prompt: string): string => `„${prompt}“ ausprobieren`;
export const toDownload = 'Herunterladen öffnen';
export const taskIs = (task: string): string => `Aufgabe: ${task}`;
export const modesAre = (modes: string): string => `Varianten: ${modes}`;
export const seedsAre = (count: number): string => `Startwerte: ${count}`;
/** Was bei allen gleich ist, die verglichen werden. */
export const sameBudget = { parameters: 'Verglichen bei gleich vielen Parametern', kilobytes: 'Verglichen bei gleich vielen Kilobyte' };
export const setPage = 'Die Seite einstellen';
export const draft = (task: string, modes: string): string => `Aufgabe ${task}, ${modes}`;
export const asUsual = 'wie üblich';
export const off = 'aus';
