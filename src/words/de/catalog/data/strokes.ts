import { plural } from '../../../numbers';

export const noName = 'keinen Namen';
export const fewPoints = (fewest: number): string => `weniger als ${fewest} Punkte`;
export const noNumber = 'einen Ort, der keine Zahl ist';
export const onePlace = 'alle Punkte an einem Ort';
export const oneHas = (what: string): string => `Ein Strich wurde weggelassen: Er hat ${what}.`;
export const eachHas = (count: number, what: string): string => `${count} Striche wurden weggelassen: Jeder hat ${what}.`;
export const someHave = (count: number, kinds: readonly (readonly [count: number, what: string])[]): string =>
  `${count} Striche wurden weggelassen: ${kinds.map(([some, what]) => `${some} ${plural(some, 'hat', 'haben')} ${what}`).join(', ')}.`;
export const tooMany = (most: number): string => `Höchstens ${most} Striche sind möglich.`;
export const twoAtLeast = (gestures: number): string =>
  `Zeichne mindestens zwei verschiedene Gesten, jede unter einem eigenen Namen: Bei ${gestures === 0 ? 'keiner' : 'einer'} gibt es nichts zu unterscheiden.`;
export const tooManyGestures = (most: number): string => `Höchstens ${most} verschiedene Gesten lassen sich unterscheiden.`;
export const drawMore = (fewest: number, better: number, few: readonly (readonly [name: string, count: number])[]): string =>
  `Zeichne jede Geste mindestens ${fewest}-mal, besser ${better}-mal: ${few.map(([name, count]) => `„${name}“ hat ${count}`).join(', ')}.`;
export const summary = (strokes: number, gestures: number, heldOut: number): string =>
  `${strokes} Striche von ${gestures} Gesten. ${heldOut}, von jeder Geste jeder vierte, sind zurückgehalten; die anderen werden beim Training abgewandelt.`;
export const scarce = (fewest: number, names: string): string =>
  `Weniger als ${fewest} Striche von ${names}: Eine Trefferquote auf so wenigen zurückgehaltenen Strichen sagt wenig.`;
export const strokesOf = (name: string, count: number): string => `${name}: ${count} ${plural(count, 'Strich', 'Striche')}`;
