import { counted } from '../../numbers';

export const noObject = (found: string): string => `An experiment is an object of settings such as { mode: 'binary' }, not ${found}.`;
export const mustBe = (setting: string, allowed: string, found: string): string => `${setting} must be ${allowed}, not ${found}.`;
export const whole = (min: number, max: number): string => `a whole number from ${min} to ${max}`;
export const above = (min: number, max: number): string => `a number above ${min}, up to ${max}`;
export const between = (min: number, max: number): string => `a number from ${min} to ${max}`;
export const card = 'the card that `bitnet.data` returns, or null';
export const unknown = (setting: string, meant: string | null): string =>
  `There is no setting called ${setting}.${meant === null ? '' : ` Did you mean ${meant}?`}`;
export const all = (settings: string): string => `The settings are ${settings}.`;
export const more = (count: number): string => `And there are ${counted(count)} more that are not settings.`;
export const or = (others: string, last: string): string => `${others} or ${last}`;
export const orRecipe = 'or a recipe such as "ternary-row"';
export const nothing = 'nothing';
export const noNumber = 'something that is not a number';
export const endless = 'an infinite number';
export const list = 'a list';
export const ofType = (type: string): string => `a value of type ${type}`;
