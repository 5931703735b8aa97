/** Was an der Datei einer Lektion, einem Link oder einer Formel nicht stimmt. */
export const theLesson = 'Die Lektion';
export const atPlace = (place: string, problem: string): string => `${place}: ${problem}`;
/** @param wanted was dort nötig ist, als Satz; `found`: was dort steht */
export const butFound = (wanted: string, found: string): string => `${wanted}; hier steht ${found}`;

export const nothing = 'nichts';
export const quoted = (text: string): string => `„${text}“`;
export const aList = 'eine Liste';
export const anObject = 'ein Objekt';

export const noJson = (reason: string): string => `das ist kein JSON (${reason})`;
export const versionNeeded = (version: number): string => `nötig ist die Version ${version}`;
export const idNeeded = 'nötig sind Kleinbuchstaben, Ziffern und Bindestriche';
export const ownExamplesNeeded = 'nötig ist eine Aufgabe, die ihre Beispiele mitbringt';
export const settingsNeeded = 'nötig ist ein Objekt mit Einstellungen';
export const noSetting = 'das ist keine Einstellung einer Lektion: task und modes stehen in draft';
export const matrixNeeded = 'nötig ist der Name einer Matrix, zum Beispiel blocks.0.attention.query.weight';
export const actHasNone = (act: string): string => `zu „${act}“ gehört das nicht`;
export const objectNeeded = (fields: string): string => `nötig ist ein Objekt mit ${fields}`;
export const unknownField = (field: string): string => `„${field}“ gibt es hier nicht`;
export const unknownFieldMeant = (field: string, meant: string): string => `„${field}“ gibt es hier nicht; meintest du ${meant}?`;
export const listNeeded = 'nötig ist eine Liste';
export const entriesNeeded = (least: number, most: number, found: number): string =>
  `nötig sind ${least} bis ${most} Einträge, nicht ${found}`;
export const textNeeded = 'nötig ist ein Text';
export const shorterTextNeeded = (longest: number, found: number): string =>
  `der Text darf höchstens ${longest} Zeichen haben, nicht ${found}`;
export const wholeNumberNeeded = (least: number, most: number): string => `nötig ist eine ganze Zahl von ${least} bis ${most}`;
export const choiceNeeded = (choices: string): string => `nötig ist eines von ${choices}`;

export const linkCut = 'im Link fehlt ein Teil; bitte um die Datei';
export const linkTooLarge = 'der Link ergibt ausgepackt mehr als 1 MB, so groß ist keine Lektion';
export const linkDamaged = (reason: string): string => `der Link ist beschädigt (${reason}); bitte noch einmal darum`;

export const isNumber = (formula: string): string => `„${formula}“ ist eine Zahl; ein Messergebnis vergleicht, wie loss(ternary) < 0.5`;
export const isFact = (formula: string): string => `„${formula}“ vergleicht; nötig ist hier eine Zahl, wie loss(ternary)`;
export const strayCharacter = (place: number, formula: string): string => `Zeichen ${place} von „${formula}“ gehört in keine Formel`;
export const formulaTooLong = (longest: number, found: number): string => `eine Formel hat höchstens ${longest} Zeichen, nicht ${found}`;
export const formulaEnds = (formula: string, wanted: string): string => `„${formula}“ endet, wo ${wanted} folgen müsste`;
export const formulaWants = (wanted: string, place: number, formula: string, found: string): string =>
  `bei Zeichen ${place} von „${formula}“ müsste ${wanted} stehen, nicht „${found}“`;
/** Was eine Formel verlangt, im ersten Fall. */
export const aNumber = 'eine Zahl';
export const aComparison = 'ein Vergleich';
export const aValue = 'eine Zahl oder ein Messwert';
export const oneOf = (choices: string): string => `eines von ${choices}`;
export const theEnd = 'das Ende';
export const aLens = 'latent oder effective';
export const aMoment = 'start, end oder ein Schritt';
export const aShare = 'ein Anteil des Trainings von 0 bis 1';

/** Was einer Lektion fehlt, die noch geschrieben wird. */
export const noTitle = 'Die Lektion hat keinen Titel.';
export const noStep = 'Es gibt noch keinen Schritt. Benutze die Seite: Was du tust, wird einer.';
export const stepLacks = (step: number, missing: string): string => `In Schritt ${step} fehlt ${missing}.`;
export const aTitle = 'ein Titel';
export const itsQuestion = 'die Frage';
export const anAnswer = (letter: string): string => `Antwort ${letter}`;
export const aReason = (letter: string): string => `die Begründung für Antwort ${letter}`;
export const aSecondAnswer = 'eine zweite Antwort';
export const wordsForNumber = 'eine Bezeichnung für einen Messwert';
