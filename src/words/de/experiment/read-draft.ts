import { counted } from '../../numbers';

export const noObject = (found: string): string =>
  `Ein Experiment ist ein Objekt von Einstellungen wie { mode: 'binary' }, aber hier steht ${found}.`;
export const mustBe = (setting: string, allowed: string, found: string): string => `${setting} muss ${allowed} sein, nicht ${found}.`;
export const whole = (min: number, max: number): string => `eine ganze Zahl von ${min} bis ${max}`;
export const above = (min: number, max: number): string => `eine Zahl über ${min}, höchstens ${max},`;
export const between = (min: number, max: number): string => `eine Zahl von ${min} bis ${max}`;
export const card = 'die Karte, die `bitnet.data` zurückgibt, oder null';
export const unknown = (setting: string, meant: string | null): string =>
  `Es gibt keine Einstellung namens ${setting}.${meant === null ? '' : ` Meinst du ${meant}?`}`;
export const all = (settings: string): string => `Die Einstellungen sind ${settings}.`;
export const more = (count: number): string => `Und noch ${counted(count)} weitere sind keine Einstellungen.`;
export const or = (others: string, last: string): string => `${others} oder ${last}`;
export const orRecipe = 'oder ein Rezept wie "ternary-row"';
export const nothing = 'nichts';
export const noNumber = 'etwas, das keine Zahl ist';
export const endless = 'eine Zahl jenseits aller Grenzen';
export const list = 'eine Liste';
export const ofType = (type: string): string => `ein Wert vom Typ ${type}`;
