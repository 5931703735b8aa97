import { counted } from '../../numbers';

export const noLoss = 'Der kompilierte Schritt braucht Klassen: Ein Modell, das seinen verborgenen Vektor zurückgibt, hat keinen Verlust.';
export const noClassesForTokens = 'Der kompilierte Schritt hat keine Klassen für Token: Deren Kopf ist das Embedding.';
/** @param mode the name of a mode in the middle of a sentence */
export const oddGroups = (inputs: number): string =>
  `Der kompilierte Schritt nimmt Gruppen von vier Eingängen und ihre Vielfachen; diese haben ${inputs}.`;
export const longStep = (gigaflop: string, most: number): string =>
  `Ein Schritt von ${gigaflop} GFLOP bleibt TensorFlow.js überlassen: Auf diesem Adapter läuft der kompilierte Schritt ohne Kacheln und nimmt höchstens ${most} an.`;
export const stoppedThread =
  'Ein Thread dieses Schritts ist stehen geblieben. Lade die Seite neu und öffne den letzten Zwischenstand, um von dort weiterzumachen.';
export const tooMuchMemory = (needed: string, most: number): string =>
  `Der kompilierte Schritt braucht ${needed} GiB Speicher; WebAssembly hat dafür ${most}.`;
export const noMemory = (megabytes: number, why: string): string =>
  `Der kompilierte Schritt braucht ${counted(megabytes)} MB Speicher am Stück, und so viel hat dieser Browser nicht mehr: ${why}`;
export const noSimd = 'Das WebAssembly dieses Browsers hat kein SIMD, das der kompilierte Schritt braucht. Ein neuerer Browser hat es.';
export const stoppedKernel = 'Ein Kernel ist stehen geblieben.';
