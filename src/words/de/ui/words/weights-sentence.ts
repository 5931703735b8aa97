export const full =
  'In diesem Lauf wird nichts quantisiert: Der Vorwärtsdurchgang benutzt die Gewichte genau so, wie der Optimierer sie hinterlässt. Die Einheit der Achse ist ihr mittlerer Betrag.';
export const codesOnly =
  'Dieser Lauf wurde aus einer Datei geöffnet, die Codes und ihre Skalen enthält, aber keine latenten Gewichte dahinter.';
export const savedLatents = (near: string, levels: string, undecided: string, threshold: string, tenth: string): string =>
  `Dieser Lauf wurde aus einer Datei geöffnet, die seine latenten Gewichte enthält: ${near} davon liegen höchstens ${tenth} von ${levels} entfernt und ${undecided} höchstens ${tenth} von ${threshold}.`;
export const savedCodes = (spikes: string): string => `Die Codes sind ${spikes}: jedes latente Gewicht der Datei, gerundet.`;

export const spreadOut = 'Sie bleiben breit verteilt';
export const gathered = 'Die meisten haben sich an den Stufen gesammelt';
export const latents = (shape: string, near: string, levels: string, tenth: string): string =>
  `Die latenten Gewichte sind das, was der Optimierer verändert. ${shape}: ${near} liegen höchstens ${tenth} von ${levels} entfernt`;
export const asAtFirst = (undecided: string, threshold: string, tenth: string): string =>
  `so viele wie bei Schritt 0 (${undecided}) sind höchstens ${tenth} von ${threshold} entfernt`;
export const up = (undecided: string, threshold: string, before: string, tenth: string): string =>
  `${undecided} sind höchstens ${tenth} von ${threshold} entfernt, mehr als bei Schritt 0 (${before})`;
export const down = (undecided: string, threshold: string, before: string, tenth: string): string =>
  `${undecided} sind höchstens ${tenth} von ${threshold} entfernt, weniger als bei Schritt 0 (${before})`;

export const codesAtFirst = (spikes: string): string =>
  `Die Codes sind von Schritt 0 an ${spikes}: Das Training macht sie nicht, es entscheidet, welche Gewichte in welcher sitzen.`;
export const codes = (spikes: string): string =>
  `Die Codes sind von Schritt 0 an ${spikes}; das Training entscheidet, welche Gewichte in welcher sitzen.`;
export const noneChanged = 'Im letzten Schritt hat keines seinen Code geändert.';
export const changed = (flips: number, counted: string): string =>
  flips === 1 ? 'Im letzten Schritt hat 1 seinen Code geändert.' : `Im letzten Schritt haben ${counted} ihren Code geändert.`;

export const atLatents = (bare: boolean, near: string, levels: string, tenth: string): string =>
  `λ ist 0: Der Vorwärtsdurchgang benutzt noch die latenten Gewichte selbst${bare ? ', geteilt durch ihre Skala' : ''}, und ${near} davon liegen zufällig höchstens ${tenth} von ${levels} entfernt. Sie fallen zusammen, während λ steigt.`;
export const landed = (levels: string, bare: boolean, scales: string): string =>
  `λ ist 1: Der Vorwärtsdurchgang benutzt nur noch ${levels}${bare ? ': die Codes, ohne ihre Skala' : ` mal ${scales}`}.`;
export const moving = (lambda: string, levels: string, near: string, tenth: string): string =>
  `Der Vorwärtsdurchgang benutzt Gewichte, die ${lambda} des Wegs zu ${levels} zurückgelegt haben: ${near} sind jetzt höchstens ${tenth} von einer Stufe entfernt.`;
export const underneath = (near: string): string => `Die latenten Gewichte darunter bleiben breit verteilt (${near} nahe einer Stufe).`;
