export const adamw = 'AdamW';
export const adamwSummary = 'Etwa gleich große Schritte für jedes Gewicht: der mittlere Gradient, geteilt durch seine übliche Größe.';
export const adamwKeeps = 'zwei Momente';
export const adamwSource = 'Loshchilov & Hutter 2019, Decoupled Weight Decay Regularization';

export const lion = 'Lion';
export const lionSummary =
  'Jedes Gewicht bewegt sich genau um die Lernrate, nach oben oder nach unten: Nur das Vorzeichen des mittleren Gradienten zählt.';
export const lionKeeps = 'ein Momentum';
export const lionAdvice = 'Bei einem winzigen Modell, das Ziffern umdreht, war ein Drittel der Lernrate von AdamW am besten.';
export const lionSource = 'Chen et al. 2023, Symbolic Discovery of Optimization Algorithms';

export const sgd = 'SGD';
export const sgdSummary =
  'Gradientenabstieg mit Momentum: Schritte so groß wie der Gradient, die schneller werden, solange er seine Richtung behält.';
export const sgdRule = 'v ← μ·v + g, w ← w − η·v (SGD mit Momentum)';
export const sgdKeeps = 'eine Geschwindigkeit';
export const sgdAdvice = 'Bei einem winzigen Modell, das Ziffern umdreht, war das Zehnfache der Lernrate von AdamW am besten.';
export const sgdSource = 'Polyak 1964, Some methods of speeding up the convergence of iteration methods';
