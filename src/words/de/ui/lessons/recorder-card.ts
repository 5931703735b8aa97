export const title = 'Eine Lektion aufzeichnen';
export const close = 'Schließen';
export const isRecording = 'Zeichnet auf: Was du auf der Seite tust, wird ein Schritt.';
export const isPaused = 'Angehalten: Was du tust, wird kein Schritt.';
export const pause = 'Aufzeichnung anhalten';
export const goOn = 'Weiter aufzeichnen';
export const undo = (what: string): string => `Rückgängig: ${what}`;
export const notKept = 'Dieser Browser behält nichts von dieser Seite. Speichere die Datei, bevor du sie neu lädst oder schließt.';
export const lessonTitle = 'Titel der Lektion';
export const forTeachers = 'Für andere Lehrkräfte';
export const aim = 'Was kann die Klasse danach sagen? (darf leer bleiben)';
export const assumes = 'Was muss sie vorher wissen? (darf leer bleiben)';

export const steps = 'Schritte';
export const noSteps =
  'Noch keine. Wähle eine Aufgabe oder eine Variante, drücke Trainieren, zieh den Schieber, öffne eine Ansicht: Hier wird es aufgeschrieben. Drücke danach auf einen Schritt, und schreibe, worauf zu achten ist, und eine Frage.';
export const untitled = 'Ohne Titel';
export const asks = 'fragt';
/** @param act was zu tun ist: „Drücke Trainieren.“ `draft`: womit */
export const pupilsDo = (act: string, draft: string | null): string =>
  `Für die Klasse: ${act.replace(/\.$/, '')}${draft === null ? '.' : ` (${draft}).`}`;
export const nothingToDo = (draft: string | null): string =>
  `Nichts zu tun: Die Seite wird für die Klasse eingestellt${draft === null ? '.' : ` (${draft}).`}`;
export const stepTitle = 'Titel des Schritts';
export const lookAt = 'Worauf zu achten ist';
export const where = 'Wo hinzusehen ist';
export const anywhere = 'egal wo';
export const moveUp = 'Nach oben';
export const moveDown = 'Nach unten';
export const deleteStep = 'Diesen Schritt löschen';

export const ask = 'Eine Frage stellen';
export const question = 'Frage';
export const asked = 'Was gefragt wird';
export const askedOnce = 'Wird einmal gefragt.';
export const askedTwice = 'Wird gefragt, bevor die Klasse es tut, und noch einmal, wenn sie es gesehen hat.';
export const answer = (letter: string): string => `Antwort ${letter}`;
export const whyRight = (letter: string): string => `Warum ${letter} stimmt`;
export const whyWrong = (letter: string): string => `Warum man ${letter} denken kann, und warum es nicht stimmt`;
export const isRight = (letter: string): string => `${letter} stimmt`;
export const deleteAnswer = (letter: string): string => `${letter} löschen`;
export const addAnswer = 'Antwort hinzufügen';
export const deleteQuestion = 'Die Frage löschen';

export const mayMeasure = 'Darf die Seite messen, was stimmt? Dann sieht die Klasse neben ihren Antworten die Zahlen.';
export const addFact = 'Messung hinzufügen';
export const fact = 'Messung';
export const ownFormula = (formula: string): string => `Eine eigene Formel: ${formula}`;
export const deleteFact = 'Die Messung löschen';
export const isLess = 'ist kleiner als';
export const isMore = 'ist größer als';
export const measured = 'Was gemessen wird';
export const relation = 'Wie es sich vergleicht';
export const comparedWith = 'Womit es verglichen wird';
export const aNumber = 'eine Zahl';
export const percent = 'Prozent';
export const number = 'Zahl';
export const numberNeeded = (former: string): string => `Nötig ist eine Zahl wie 12 oder 0,5. Noch gilt ${former}.`;
export const notMeasured = 'Noch nicht gemessen: Trainiere die Modelle dieses Schritts bis zum Ende.';
export const isSo = (numbers: string): string => `Hier und jetzt: ${numbers}. Es stimmt.`;
export const isNotSo = (numbers: string): string =>
  `Hier und jetzt: ${numbers}. Es stimmt nicht: Der Klasse würde gesagt, dass es bei ihrem Lauf anders kam.`;
export const quantity = (mode: string, what: string): string => `${mode}: ${what}`;
/** Was gemessen werden kann, nach dem Namen der Messung. */
export const quantities = {
  loss: 'Verlust nach dem Training',
  score: 'Trefferquote nach dem Training',
  fileBytes: 'Größe der Datei',
  weights: 'Anzahl der Gewichte',
  latents: 'Verlust mit den latenten Gewichten',
  bits: 'Bits für jedes Gewicht',
  onLevelBefore: 'wirksame Gewichte auf einer Stufe, vor dem Training',
  onLevelAfter: 'wirksame Gewichte auf einer Stufe, nach dem Training',
  nearLevelBefore: 'latente Gewichte nahe an einer Stufe, vor dem Training',
  nearLevelAfter: 'latente Gewichte nahe an einer Stufe, nach dem Training',
  nearThresholdBefore: 'Gewichte nahe an einer Schwelle, vor dem Training',
  nearThresholdAfter: 'Gewichte nahe an einer Schwelle, nach dem Training',
  zerosBefore: 'auf 0 gerundete Gewichte, vor dem Training',
  zerosAfter: 'auf 0 gerundete Gewichte, nach dem Training',
  flipsFirst: 'Wechsel in einem Schritt, im ersten Fünftel des Trainings',
  flipsLast: 'Wechsel in einem Schritt, im letzten Fünftel des Trainings',
  neverFlipped: 'Gewichte, deren gerundeter Wert nie gewechselt hat',
  rounded: 'Verlust des Modells mit voller Genauigkeit, danach gerundet',
};

export const linkTooLong = (length: string, most: string): string =>
  `Die Lektion ist zu lang für einen Link: ${length} Zeichen, und höchstens ${most} werden kopiert. Speichere stattdessen die Datei.`;
export const mayBeCut = 'Womit du ihn verschickst, schneidet ihn vielleicht ab: Probier es aus, oder schick die Datei.';
export const linkCopied = (length: string): string => `Link kopiert. Die ganze Lektion steckt darin: ${length} Zeichen.`;
export const copyByHand = (length: string): string =>
  `Der Browser lässt die Seite hier nicht kopieren. Kopiere diesen Link: ${length} Zeichen.`;
export const saved = (file: string): string =>
  `Gespeichert als ${file}. Die Klasse zieht die Datei auf die Seite oder öffnet sie wie ein Modell.`;
export const tryOut = 'Ausprobieren';
export const tryOutFrom = (step: number): string => `Ab Schritt ${step} ausprobieren`;
export const save = 'Datei speichern';
export const copyLink = 'Link kopieren';
export const startOver = 'Von vorn beginnen';
export const link = 'Link zur Lektion';
export const stillMissing = 'Noch nicht. Es fehlt noch:';
export const andMore = (count: number): string => `Und ${count} weitere.`;
