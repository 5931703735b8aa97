/** Woher Lernraten kommen, die niemand gesetzt hat. @param modes „ternär und voll“ */
export const ofTask = (modes: string, many: boolean, width: number): string =>
  `${modes} ${many ? 'haben die Lernraten' : 'hat die Lernrate'}, mit ${many ? 'denen' : 'der'} diese Aufgabe beginnt, gewählt bei Breite ${width}.`;
export const ofTaskElsewhere = (modes: string, many: boolean, width: number): string =>
  `${modes} ${many ? 'haben die Lernraten' : 'hat die Lernrate'}, mit ${many ? 'denen' : 'der'} diese Aufgabe beginnt, gewählt für andere Einstellungen (Breite ${width}): Eine Suche findet hier bessere, wo es sie gibt.`;
/** @param found „binär 0,02 (von 0,01 bis 0,04)“ */
export const swept = (found: string, steps: string, seeds: number): string =>
  `Die besten einer aufgezeichneten Suche mit ${steps} Schritten und je ${seeds} Startwerten: ${found}.`;
export const inRange = (mode: string, rate: string, lowest: string, highest: string): string =>
  `${mode} ${rate} (von ${lowest} bis ${highest})`;
export const atEdge = (mode: string, rate: string, lowest: string, highest: string): string =>
  `${mode} ${rate} (von ${lowest} bis ${highest}, am Rand: Jenseits kann eine bessere liegen)`;
export const sweptOtherwise = (found: string, steps: string): string => `Mit ${steps} Schritten war in einer Suche ${found} am besten.`;
export const foundRate = (mode: string, rate: string): string => `${rate} für ${mode}`;
export const ofTernary = (modes: string, many: boolean): string =>
  `Für ${modes} wurde hier keine Lernrate gemessen: ${many ? 'Sie trainieren' : 'Es wird'} mit der von ternär${many ? '' : ' trainiert'}. Eine Suche findet die ${many ? 'eigenen' : 'eigene'}.`;
