/** A fact that compares one measured value with another, or with a number: what can be picked instead of written. */
import type { Expression } from './expression';
import type { Measure } from './measure';

export type Relation = '<' | '>';

export interface Comparison {
  /** A measured value, as a formula names it: `loss(ternary)`. */
  readonly left: string;
  readonly relation: Relation;
  readonly right: { readonly measure: string } | { readonly number: number };
}

/** The comparison that a fact is; null where it is anything else. */
export function comparisonOf(fact: Expression): Comparison | null {
  if (fact.kind !== 'relation' || fact.terms.length !== 2) return null;
  const [left, right] = fact.terms;
  const [relation] = fact.relations;
  if (left?.kind !== 'measure' || (relation !== '<' && relation !== '>')) return null;
  if (right?.kind === 'measure') return { left: nameOf(left.measure), relation, right: { measure: nameOf(right.measure) } };
  return right?.kind === 'number' ? { left: nameOf(left.measure), relation, right: { number: right.value } } : null;
}

/** The text that is read as this comparison. Numbers are positive. */
export const comparisonText = ({ left, relation, right }: Comparison): string =>
  `${left} ${relation} ${'measure' in right ? right.measure : decimal(right.number)}`;

/** Without an exponent, which no formula has. */
const decimal = (value: number): string => value.toFixed(12).replace(/\.?0+$/, '');

/** As a formula names it. */
const nameOf = ({ name, given }: Measure): string => `${name}(${given.join(', ')})`;
