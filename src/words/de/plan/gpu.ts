import { counted } from '../../numbers';

export const littleMemory = 'Es hat zu wenig Speicher dafür';
export const beyond = (what: string, most: number, limit: string): string =>
  `Der kompilierte Schritt braucht ${what}; dieses Gerät erlaubt ${counted(most)} (${limit}).`;
const inBytes = (bytes: number): string => `${counted(bytes)} Bytes`;
export const buffer = (bytes: number, name: string): string => `einen Puffer von ${inBytes(bytes)} („${name}“)`;
export const bufferForCopies = (bytes: number): string => `einen Puffer von ${inBytes(bytes)} (für Kopien der Gewichte)`;
export const binding = (bytes: number, name: string): string => `eine Bindung von ${inBytes(bytes)} („${name}“)`;
export const workgroups = (count: number, kernel: string): string =>
  `${counted(count)} Arbeitsgruppen in einer Richtung (Kernel ${kernel})`;
export const buffers = (count: number, kernel: string): string => `${count} Puffer auf einmal (Kernel ${kernel})`;
export const threads = (count: number, kernel: string): string => `${count} Threads in einer Arbeitsgruppe (Kernel ${kernel})`;
export const wide = (count: number, kernel: string): string => `Arbeitsgruppen, die ${count} Threads breit sind (Kernel ${kernel})`;
export const high = (count: number, kernel: string): string => `Arbeitsgruppen, die ${count} Threads hoch sind (Kernel ${kernel})`;
export const sharedMemory = (bytes: number, kernel: string): string =>
  `${inBytes(bytes)} Speicher in einer Arbeitsgruppe (Kernel ${kernel})`;
export const refusedStep = (why: string): string => `Dieses Gerät kann den kompilierten Schritt nicht ausführen: ${why}`;
export const refusedLook = (why: string): string => `Dieses Gerät kann die Gewichte nicht ansehen: ${why}`;
export const notCompiled = (kernel: string, line: number, message: string): string =>
  `Kernel ${kernel} lässt sich auf diesem Gerät nicht kompilieren: Zeile ${line}, ${message}`;
export const leftOut = (step: number, why: string): string =>
  `Das Grafikgerät hat Schritt ${step} ausgelassen: Setze den Lauf zurück, oder versuche ein kleineres Modell. ${why}`;
export const noReason = 'Es nannte keinen Grund.';
