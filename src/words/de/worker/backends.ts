import { fixed, marked } from '../../numbers';

export const noAnswerAnyMore = 'Es antwortet nicht mehr.';
export const noAnswerSince = 'Es hat einen Fehler verursacht und seitdem nicht geantwortet.';
export const lostTwice =
  'Sein Gerät ging zweimal nacheinander verloren oder war nicht wieder zu bekommen. Lade die Seite neu, um es noch einmal zu versuchen.';
export const lostInTest = 'Sein Gerät ging während des Tests verloren, und ein weiteres ebenfalls.';
export const notTried = (why: string, active: string): string => `${why} Nicht ausprobiert: ${active} funktioniert.`;
export const compiledElsewhere = 'Schritte werden für WebGPU und für WebAssembly kompiliert.';
export const slowerProbe = (stepMs: number, times: number): string =>
  `Ein Probeschritt dauerte damit ${fixed(stepMs, 1)} ms, ${fixed(times, 1)}-mal so lange.`;
export const softwareAdapter =
  'Sein Adapter läuft auf dem Prozessor und war am Ende der Probe nicht bereit; wähle es ausdrücklich, um es zu verwenden.';
export const rankedBelow = 'Das verwendete kommt hier vorher.';
export const selfTestLoss = (recipe: string, found: number, expected: number): string =>
  `Selbsttest: Der Verlust des Modells ${recipe} ist ${fixed(found, 5)}, er sollte ${fixed(expected, 5)} sein.`;
export const selfTestGradient = (name: string, recipe: string, found: number, expected: number): string =>
  `Selbsttest: Der Gradient von ${name} (${recipe}) hat die Länge ${marked(found.toPrecision(4))}, er sollte ${marked(expected.toPrecision(4))} haben.`;
export const unnamedAdapter = 'Adapter ohne Namen';
export const noWebgpu = 'Dieser Browser hat kein WebGPU.';
export const silentGpu = 'WebGPU wurde nach einem Grafikadapter gefragt und hat nicht geantwortet.';
export const noAdapter = 'WebGPU hat keinen Grafikadapter gefunden, den es verwenden darf.';
export const silentAdapter = 'Der Grafikadapter wurde nach einem Gerät gefragt und hat nicht geantwortet.';
export const noDevice = (why: string): string => `Der Grafikadapter hat kein Gerät gegeben: ${why}`;
export const notStarted = 'WebGPU ist nicht gestartet.';
/** Of a buffer, for tools that list them. */
export const probeBuffer = 'is anybody there';
