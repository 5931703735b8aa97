export const share = 'Teilen';
export const themes = { browser: 'wie ihr Browser', light: 'hell', dark: 'dunkel' };
export const copyThis = 'Diesen Link kopieren';
export const copy = 'Kopieren';
export const copied = 'Link kopiert.';
export const byHand = 'Der Browser lässt die Seite hier nicht kopieren: Markiere den Link und kopiere ihn von Hand.';
export const changed = 'Der Link hat sich geändert, seit er kopiert wurde.';
/** @param leftOut wie {@link weights} und das dahinter */
export const keeps = (parts: string, leftOut: string): string => `**Dieser Link enthält:** ${parts}. **Nicht darin:** ${leftOut}.`;
export const forClass = 'Für eine Klasse: eine Frage, was verborgen und was gesperrt ist';
export const question = 'Frage über den Bereichen';
export const colours = 'Farben';
export const coloursOfPage = 'Farben der Seite';
export const hideThis = (part: string): string => `${part} verbergen`;
export const hide = 'verbergen';
export const lockThis = (part: string): string => `${part} sperren`;
export const lock = 'sperren';
export const keepsNobodyOut =
  'Verborgenes und Gesperrtes hält die Seite kurz. Ausgesperrt wird niemand: Ein Druck auf „Alles freigeben“ genügt. [Ansehen, wie deine Klasse es sieht](#)';
export const embed = 'In eine Seite einbetten';

/** What a link keeps, each as a member of a list. */
export const settings = (task: string): string => `die Aufgabe (${task}) und alle Einstellungen`;
export const lesson = 'die Lektion und ihren Schritt';
export const presenter = 'die Vorführung';
export const look = (mode: string): string => `den gezeigten Lauf (${mode})`;
export const lenses = {
  latent: 'den Blick auf die latenten Gewichte',
  quantised: 'den Blick auf die quantisierten Gewichte',
  effective: 'den Blick auf die wirksamen Gewichte',
};
export const matrix = (name: string): string => `die Matrix ${name}`;
export const view = (name: string): string => `die Ansicht „${name}“`;
export const atStep = (step: number): string => `Schritt ${step}`;
export const prompt = 'was unter „Ausprobieren“ eingegeben ist';
export const rows = 'die Zeilen unter „Ausprobieren“';
export const drawing = 'die Zeichnung unter „Ausprobieren“';
export const inColours = { light: 'helle Farben', dark: 'dunkle Farben' };
export const yourQuestion = 'deine Frage';
export const hidden = (count: number): string => (count === 1 ? 'einen verborgenen Teil' : `${count} verborgene Teile`);
export const locked = (count: number): string => (count === 1 ? 'einen gesperrten Teil' : `${count} gesperrte Teile`);

/** Was ein Link weglässt. */
export const weights = 'die Gewichte (sie werden dort trainiert, wo er geöffnet wird)';
export const ownData = 'eigene Daten';
export const longPrompt = (most: number): string => `was unter „Ausprobieren“ eingegeben ist (länger als ${most} Zeichen)`;
export const longDrawing = 'die Zeichnung unter „Ausprobieren“ (zu lang)';
export const theThrow = 'der Wurf unter „Ausprobieren“';

export const panels = 'Bereiche';
export const buttons = 'Knöpfe';
export const views = 'Ansichten von „Hineinsehen“';
export const singleSettings = 'Einzelne Einstellungen';
export const examples = 'Beispiele';
export const controls = {
  lessons: 'Lektionen',
  timeline: 'Der Schieber',
  lens: 'Die drei Blicke auf die Gewichte',
  oneStep: 'Schritt',
  reset: 'Zurück auf 0',
  newSeed: 'Neuer Startwert',
  engine: 'Wo gerechnet wird',
  present: 'Vorführen',
  share: 'Teilen',
  open: 'Öffnen',
  download: 'Herunterladen',
  kept: 'Was dieser Browser behält',
};

export const overTime = 'Über die Zeit';
export const lessonCalled = (title: string): string => `Lektion: ${title}`;
export const whatItShows = 'Was zu sehen ist';
export const frameNote = 'Ein Rahmen mit fester Höhe, für Seiten ohne fremde Skripte:';
export const frame = 'Rahmen';
export const elementNote = 'Ein Element, das so hoch ist wie das, was es zeigt, und geladen wird, wenn es in Sicht kommt:';
export const element = 'Element';
export const frameTitle = (shown: string): string => `BitNet Playground: ${shown}`;
