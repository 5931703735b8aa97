export const whereItRuns = 'Wo [gerechnet](backend) wird';
export const probe =
  'Eine Probe aus echten Trainingsschritten, zusammen unter einer Sekunde, wählt das schnellste Backend. Benutzt wird es erst, wenn ein Trainingsschritt darauf die [Gradienten](gradientCheck) ergeben hat, die mit dieser Seite gespeichert sind. Ein anderes kannst du unter „Alle Einstellungen“ verlangen.';
export const onGraphicsCard = 'Trainingsschritte sind für dieses Modell übersetzt: Jeder ist ein einziger Auftrag an die Grafikkarte.';
export const onCores = (threads: number): string =>
  `Trainingsschritte sind für dieses Modell übersetzt: Kernel in WebAssembly SIMD, ${threads > 1 ? `jeder Schritt auf ${threads} Kernen zugleich` : 'und jeder Lauf auf einem eigenen Kern'}.`;
export const sums = {
  plain: 'Erst wird das Produkt gerundet, dann die Summe: Gleiche Einstellungen ergeben in jedem Browser bis aufs Bit gleiche Verluste.',
  fused:
    'Summen werden samt ihren Produkten ein einziges Mal gerundet (fused), Codes zu dritt summiert: Gleiche Einstellungen ergeben bis aufs Bit gleiche Verluste in jedem Browser, der das kann.',
};
export const byDefinition = 'Trainingsschritte gehen durch TensorFlow.js, Operation für Operation.';
export const inUse = 'in Gebrauch';
export const works = 'läuft, nicht in Gebrauch';
export const notUsed = 'nicht in Gebrauch';
export const inSoftware = (adapter: string): string => `${adapter}, in Software`;
export const margin = (times: string, other: string, stepMs: string): string =>
  `Hier ${times}× schneller als ${other}: Ein Schritt der Probe hat ${stepMs} ms gedauert.`;
