export const quantise = 'Quantisieren';
export const forward = 'Vorwärts';
export const loss = 'Verlust';
export const backward = 'Rückwärts';
export const update = 'Ändern';
export const flip = 'Wechseln';

export const become = (count: string, level: string): string => `${count} zu ${level}`;
export const quantised = (symbol: string, scale: string, latents: string, codes: string): string =>
  `${symbol} ist ${scale}. Von ${latents} latenten Gewichten werden ${codes}.`;
export const batch = (examples: number): string => `Ein Batch von ${examples} Beispielen geht mit w̃ durch das Netz.`;
/** With the symbol of the scale; null: codes are used without one. */
export const lambdaIsOne = (scale: string | null): string =>
  `λ ist 1: w̃ ist der Code${scale === null ? ' selbst, ohne Skala' : ` mal ${scale}`}, und vom latenten Gewicht ist nichts mehr darin.`;
export const lambdaIsZero = (scale: string | null): string =>
  `λ ist 0: w̃ ist noch das latente Gewicht selbst${scale === null ? ', geteilt durch seine Skala' : ''}.`;
export const lambdaIs = (lambda: string): string => `λ ist ${lambda}: w̃ hat diesen Teil des Wegs zu seiner Stufe zurückgelegt.`;
export const lossRule = 'L = −Mittel log p(richtige Antwort)';
export const errorRule = 'L = Mittel (vorhergesagt − nächstes)²';
export const lossIs = (loss: string): string => `Auf diesem Batch ist der Verlust ${loss} Nats.`;
export const errorIs = (error: string): string => `Auf diesem Batch ist der mittlere quadratische Fehler ${error}.`;
export const backwardRule = '∂L/∂w := ∂L/∂w̃ (Straight-Through-Schätzer)';
/** With what it is shortened to; null: it is not. */
export const handedOn = (norm: string, clipped: string | null): string =>
  `Vorwärts wird gerundet, rückwärts nicht: Eine Rundung hat keine Steigung, der man folgen könnte, also bekommt das latente Gewicht den Gradienten von w̃, wie er ist. Seine Länge (Norm) über alle Parameter ist ${norm}${clipped === null ? '' : `, gekürzt auf ${clipped} davon`}.`;
export const moves = (rate: string, farthest: string): string =>
  `Der Optimierer bewegt die latenten Gewichte, nicht die Codes, mit einer Lernrate von ${rate}. Die hier gezeichneten bewegen sich um höchstens das ${farthest}-Fache der Skala.`;
export const flipRule = (symbol: string, scale: string): string => `q wird neu berechnet mit ${symbol} = ${scale}`;
export const flips = (flips: number, count: string, all: string): string =>
  flips === 0
    ? `Kein Code dieser Matrix wechselt (${all} in allen Matrizen): Kein latentes Gewicht hat eine Schwelle überschritten.`
    : flips === 1
      ? `${count} Code dieser Matrix wechselt (${all} in allen Matrizen): Ein latentes Gewicht hat eine Schwelle überschritten.`
      : `${count} Codes dieser Matrix wechseln (${all} in allen Matrizen): So viele latente Gewichte haben eine Schwelle überschritten.`;
