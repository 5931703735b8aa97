/** Was von der Ansicht in einem Link nicht gezeigt werden konnte. */
export const quoted = (text: string): string => `„${text}“`;
/** @param what „einen Blick“, „als Reiter von …“: was der Link nennt */
export const noSuch = (what: string, named: string, known: string): string =>
  `Der Link nennt ${what} ${named}. Das gibt es hier nicht; es gibt ${known}.`;
export const notWhole = (what: string, named: string, most: number): string =>
  `Der Link nennt ${what} ${named}; nötig ist eine ganze Zahl von 0 bis ${most}.`;
export const notTwo = (what: string, named: string): string => `Der Link nennt ${what} ${named}; nötig sind zwei Zahlen wie 2,1.`;
export const aLens = 'als Blick auf die Gewichte';
export const aMode = 'als Variante';
export const seedToShow = 'als Startwert';
export const viewInto = 'als Ansicht unter „Hineinsehen“';
export const tabOfInside = 'als Reiter von „Innen“';
export const aPhase = 'als Phase eines Schritts';
export const aColouring = 'als Farben der Karte';
export const weightToFollow = 'als Gewicht, dem zu folgen ist,';
export const blockAndHead = 'als Block und Kopf';
export const aQuantity = 'als Größe, die zu vergleichen ist,';
export const anAxis = 'als Achse';
export const stepToShow = 'als Schritt';
export const aScene = 'als Szene';
export const aTheme = 'als Farben der Seite';
/** Ein Teil der Seite, den es nicht gibt, und wie viele noch; `meant`: welchem er am meisten gleicht. */
export const hides = (named: string, meant: string | null, more: number): string => refused('verbergen', named, meant, more);
export const locks = (named: string, meant: string | null, more: number): string => refused('sperren', named, meant, more);
const refused = (verb: string, named: string, meant: string | null, more: number): string =>
  `Der Link will ${named}${meant === null ? '' : ` (meintest du ${meant}?)`}${more === 0 ? '' : ` und ${more} weitere`} ${verb}; das gibt es hier nicht.`;
export const tooLong = (what: string, longest: number): string => `${what} im Link ist länger als ${longest} Zeichen.`;
export const tried = 'Der Text für „Ausprobieren“';
export const drawing = 'Die Zeichnung';
export const noDrawing = 'Der Link hat eine Zeichnung, die sich nicht lesen lässt.';
export const question = 'Die Frage';
export const seedZero = 'Der Link zeigt Startwert 0; gezählt wird ab 1.';
export const noMatrix = (named: string): string => `Der Link zeigt die Matrix ${named}; das ist kein Name einer Matrix.`;
export const headZero = 'Der Link nennt Block oder Kopf 0; beide zählen ab 1.';
export const settingsOpen = (named: string): string => `Der Link hat die Einstellungen ${named}; möglich ist nur „open“.`;
export const otherVersion = (version: string, own: string): string =>
  `Die Ansicht dieses Links stammt aus einer anderen Version des Playgrounds (view=${version}, hier view=${own}). Was lesbar war, wird benutzt.`;
export const leftOut = (problem: string): string => `${problem} Es wurde weggelassen.`;
export const unknownPart = (named: string): string =>
  `Die Ansicht des Links hat einen Teil, den es hier nicht gibt: ${named}. Unbekanntes wurde weggelassen.`;
export const unknownParts = (count: number, named: string): string =>
  `Die Ansicht des Links hat ${count} Teile, die es hier nicht gibt, zum Beispiel ${named}. Unbekanntes wurde weggelassen.`;
export const oneMore = 'Eine weitere Einstellung des Links ließ sich nicht benutzen: Hier gilt die übliche.';
export const more = (count: number): string =>
  `${count} weitere Einstellungen des Links ließen sich nicht benutzen: Hier gelten die üblichen.`;

export const matrixMissing = (matrix: string): string =>
  `Der Link zeigt die Matrix „${matrix}“, die dieses Modell nicht hat. Zu sehen ist die erste.`;
export const seedMissing = (seed: number, seeds: number): string =>
  `Der Link zeigt Startwert ${seed}, aber trainiert werden nur ${seeds}. Zu sehen ist der erste.`;
export const endsBefore = (step: number, end: number): string =>
  `Der Link zeigt Schritt ${step}, aber dieses Training endet bei Schritt ${end}. Zu sehen ist der neueste Schritt.`;
export const showsStep = (step: number): string => `Der Link zeigt Schritt ${step}. Drücke „live“, um den neuesten zu sehen.`;
export const showsStepBefore = (step: number, recorded: number): string =>
  `Der Link zeigt Schritt ${step}; die letzte Aufzeichnung davor ist von Schritt ${recorded}. Drücke „live“, um den neuesten zu sehen.`;
