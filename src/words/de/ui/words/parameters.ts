export const settings = {
  hiddenSize: { label: 'Hidden Size', hint: 'So viele Zahlen beschreiben jede Position.' },
  numLayers: { label: 'Blöcke', hint: 'Attention und Feed-forward, nacheinander.' },
  steps: { label: 'Schritte', hint: 'So lange wird trainiert; am Ende ist die Lernrate null.' },
  pairs: { label: 'Paare', hint: 'So viele sind auswendig zu lernen.' },
  learningRate: { label: 'Lernrate', hint: 'Größte Schrittweite des Optimierers; lässt sich beim Training ändern.' },
  optimiser: { label: 'Optimierer', hint: 'Wie ein Gradient die Gewichte bewegt.' },
  numHeads: { label: 'Köpfe', hint: 'Attention-Köpfe; sie teilen sich die Hidden Size.' },
  numKvHeads: { label: 'Key/Value-Köpfe', hint: 'Weniger als Köpfe: Gruppen von Köpfen teilen sich Keys und Values.' },
  feedForwardSize: { label: 'Feed-forward-Breite', hint: 'Breite des Feed-forward-Netzes.' },
  seqLen: { label: 'Fenster', hint: 'So viele Positionen sieht das Modell auf einmal.' },
  dropout: { label: 'Dropout', hint: 'Anteil der Aktivierungen, die beim Training wegfallen.' },
  activation: { label: 'Aktivierungsfunktion', hint: 'Der Knick im Feed-forward-Netz.' },
  activationBits: { label: 'Aktivierungen', hint: 'Wie fein gerundet wird, was in eine quantisierte Matrix geht.' },
  weightScale: { label: 'Skala der Gewichte', hint: 'Ob Codes wieder mit γ (oder β) multipliziert werden.' },
  lambdaSteps: {
    label: 'λ-Anstieg',
    hint: 'Schritte von latent (λ 0) bis ganz quantisiert (λ 1); 0: von Anfang an quantisiert.',
  },
  batchSize: { label: 'Batch', hint: 'Beispiele in jedem Schritt.' },
  warmupSteps: { label: 'Aufwärmen', hint: 'Schritte, in denen die Lernrate bis zu ihrem höchsten Wert steigt.' },
  seed: { label: 'Startwert', hint: 'Aus ihm folgen die Anfangsgewichte und die Batches.' },
  recipe: { label: 'Rezept', hint: 'Bauart der Blöcke: ein Sprachmodell oder ein Sequenz-Encoder.' },
  backend: { label: 'Backend', hint: 'Wo gerechnet wird.' },
  arithmetic: { label: 'Produktsummen', hint: 'Wie sie auf dem Prozessor gerundet werden.' },
};
/** @param recipes "ternary (4-bit input) and 2-bit (row)" */
export const notFor = (recipes: string): string => `Nicht für ${recipes}: das Rezept legt es fest.`;
export const decidedBy = (recipes: string): string => `Jetzt ohne Wirkung: das Rezept von ${recipes} legt es fest.`;
export const off = 'aus';
export const bits = (bits: number): string => `${bits} Bit`;
export const noScale = 'keine';
export const best = 'bestes';
export const edifice = 'Edifice';
export const wasm = 'Wasm';
export const plain = 'zweimal gerundet';
export const fused = 'Fused';
export const plainNote = 'Erst wird das Produkt gerundet, dann die Summe: in jedem Browser bis aufs Bit dieselben Verluste.';
export const fusedNote =
  'Fused Multiply-Add rundet Produkt und Summe zusammen nur einmal, und Codes werden zu dritt summiert: schneller, mit denselben Verlusten bis aufs Bit, wo der Browser es hat.';
export const noFused = 'Dieser Browser hat kein Fused Multiply-Add.';
