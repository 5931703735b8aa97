/** Was der Zustand der Seite vom ersten Augenblick an sagt. */

/** @param attempt was versucht wurde, als Subjekt eines Satzes: „Das Bauen der Modelle“ */
export const didNotWork = (attempt: string): string => `${attempt} hat nicht geklappt.`;
export const startingEngine = 'Der Start des Rechenwerks';
export const building = 'Das Bauen der Modelle';
export const goingBack = 'Der Weg zurück zum Anfang';
export const startingAgain = 'Das neue Beginnen';
export const training = 'Das Training';
export const takingStep = 'Der eine Schritt';
export const pausing = 'Das Anhalten';
export const puttingBack = 'Das Zurückholen des vorigen Ergebnisses';
export const puttingRuns = 'Das Einsetzen der Läufe';
export const changingRate = 'Das Ändern der Lernrate';
export const clearing = 'Das Aufräumen der vorigen Läufe';
export const lookingInside = 'Der Blick in den Lauf';

export const formerKept = (steps: string): string => `Das vorige Ergebnis (${steps} Schritte) bleibt, bis es ein neues gibt.`;
export const formerIsBack = 'Das vorige Ergebnis ist wieder da. Was an seiner Stelle stand, bleibt behalten.';
export const unknownReason = 'Der Grund ist nicht bekannt.';
export const noSuchSize = (mode: string, leading: string): string =>
  `Mit keiner Breite ist eine Datei der Variante „${mode}“ so groß wie diese der Variante „${leading}“. Wähle eine andere Hidden Size, oder vergleiche bei gleich vielen Parametern.`;

export const noSuchNumber = (mode: string, leading: string): string =>
  `Mit keiner Feed-Forward-Größe hat ein Modell der Variante „${mode}“ so viele Gewichte wie dieses der Variante „${leading}“. Wähle eine andere Feed-Forward-Größe oder Hidden Size.`;

export const quoted = (text: string): string => `„${text}“`;
export const unknownSetting = (name: string): string =>
  `Der Link hat eine Einstellung, die es hier nicht gibt: ${name}. Sie wurde weggelassen.`;
export const unknownSettings = (count: number, names: string): string =>
  `Der Link hat ${count} Einstellungen, die es hier nicht gibt: ${names}. Sie wurden weggelassen.`;
export const didYouMean = (name: string, meant: string): string => `${name} (meintest du ${meant}?)`;
export const suchAs = (names: string): string => `zum Beispiel ${names}`;
export const tooManyModes = (given: number, most: number): string =>
  `Der Link vergleicht ${given} Arten; hier stehen die ersten ${most}, denn mehr Linien kann in einem Diagramm niemand unterscheiden.`;
export const unknownModes = (names: string, known: string): string =>
  `Der Link nennt Varianten, die es nicht gibt: ${names}. Es gibt ${known}.`;
export const noSeeds = (asked: string, most: number): string =>
  `Der Link verlangt ${asked} Startwerte; möglich sind 1 bis ${most}. Es wird einer benutzt.`;
export const noBudget = (asked: string): string =>
  `Der Link verlangt das Budget ${asked}; es gibt „parameters“ und „kilobytes“. Verglichen wird bei gleich vielen Parametern.`;
export const linkFused =
  'Der Link verlangt Fused Multiply-Add, das dieser Browser nicht hat: Hier wird ohne trainiert, und die letzten Stellen der Verluste sind andere als dort, wo der Link herkommt.';
export const goesOnPlain =
  'Trainiert wurde mit Fused Multiply-Add, das dieser Browser nicht hat. Hier geht es ohne weiter: Ab jetzt sind die Verluste nicht mehr genau die, die ohne Unterbrechung gekommen wären.';
