export const toCome = 'Wohin jeder Kopf sieht, für das, was unter „Ausprobieren“ steht.';
export const noModel = 'Es gibt kein Modell, in das man hineinsehen könnte.';
export const asking = 'Das Modell wird gefragt…';
export const block = (block: number): string => `Block ${block}`;
export const blockInText = (block: number): string => `Block ${block}`;
export const headOfBlock = (head: number, block: number): string => `Block ${block}, Kopf ${head}`;
export const chosenHead = (head: number, block: number): string => `[Kopf](#) ${head} von Block ${block}.`;
export const sharpestHead = (head: number, block: number): string => `[Kopf](#) ${head} von Block ${block}, der schärfste.`;
export const habitNote = (share: string): string =>
  `Eine Gewohnheit wird genannt, wenn im Mittel mindestens ${share} der Attention darauf fallen; darunter wird nichts gesagt.`;
export const ofMode = (mode: string): string => `Attention, ${mode}`;
/** @param looks wohin er sieht, als Teil eines Satzes */
export const atStep = (mode: string, step: number, looks: string): string => `${mode}, Schritt ${step}: ${looks}.`;
export const picture = (head: number, block: number, sentence: string): string =>
  `Attention von Kopf ${head} in Block ${block}. ${sentence}`;
export const looksFrom = 'sieht von';
