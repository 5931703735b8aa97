export const oneRecord = (step: number): string =>
  `Bisher eine Aufzeichnung, von Schritt ${step}. Trainiere, und jeder aufgezeichnete Schritt wird eine Reihe, der neueste vorn.`;
export const steps = (from: number, to: number): string => `Von Schritt ${from} bis Schritt ${to}`;
export const full = (steps: string): string =>
  `${steps} bleiben die Gewichte des Laufs in voller Genauigkeit ein breiter Hügel: Nichts zieht sie zu Stufen. Die Einheit der Achse ist ihr mittlerer Betrag.`;
/** Shares at first and now. */
export const latent = (steps: string, near: readonly [string, string], undecided: readonly [string, string]): string =>
  `${steps} ging der Anteil der latenten Gewichte nahe einer Stufe von ${near[0]} auf ${near[1]}, nahe einer Schwelle von ${undecided[0]} auf ${undecided[1]}: Sie fallen nicht zusammen.`;
export const zeros = (steps: string, spikes: string, from: string, to: string): string =>
  `${steps} bleiben die Codes ${spikes}; der Anteil der Nullen ging von ${from} auf ${to}.`;
export const codes = (steps: string, spikes: string): string =>
  `${steps} bleiben die Codes ${spikes}; was sich ändert, ist, welche Gewichte darin sitzen.`;
export const effective = (steps: string, from: string, to: string, lambda: string, tenth: string): string =>
  `${steps} ging der Anteil der wirksamen Gewichte, die höchstens ${tenth} von einer Stufe entfernt sind, von ${from} auf ${to}, mit λ bei ${lambda}.`;
