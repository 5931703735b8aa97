/**
 * What a lesson says of measured values, as a formula: `latents(ternary) - loss(ternary) > 0.3`.
 *
 *   both      = either { "and" either }          either = relation { "or" relation }
 *   relation  = sum { ("<" | "<=" | ">" | ">=") sum }     chained as in mathematics: 0.2 < zeros(ternary, start) < 0.5
 *   sum       = product { ("+" | "-") product }   product = factor { ("*" | "/") factor }
 *   factor    = number ["%"] | "-" factor | "(" both ")" | name "(" argument { "," argument } ")"
 *
 * Read into a tree and computed by walking it: nothing in a lesson is ever run as a program.
 */
import * as words from '#words/lessons';
import { visibleText } from '../math/text/visible-text';
import { signatures, type Measure, type MeasureName } from './measure';

type Sign = '+' | '-' | '*' | '/';
type Relation = '<' | '<=' | '>' | '>=';

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'measure'; readonly measure: Measure }
  | { readonly kind: 'sum'; readonly sign: Sign; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'relation'; readonly terms: readonly Expression[]; readonly relations: readonly Relation[] }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] };

/** What a measure is at the moment; null: not measured yet. */
export type Measured = (measure: Measure) => number | null;

/** A formula that cannot be read. The message names the character, counted from 1. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}

/** Enough for every sentence about a handful of numbers, and too short to nest deeply. */
const LONGEST = 400;

/** A formula that is true or false. Throws {@link ExpressionError}. */
export function readFact(text: string): Expression {
  const expression = read(text);
  if (!isFact(expression)) throw new ExpressionError(words.isNumber(visibleText(text)));
  return expression;
}

/** A formula that is a number. Throws {@link ExpressionError}. */
export function readValue(text: string): Expression {
  const expression = read(text);
  if (isFact(expression)) throw new ExpressionError(words.isFact(visibleText(text)));
  return expression;
}

/** The number; null while something in it is not measured, or divides by zero. */
export function valueOf(expression: Expression, measured: Measured): number | null {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'measure':
      return measured(expression.measure);
    case 'sum': {
      const [left, right] = [valueOf(expression.left, measured), valueOf(expression.right, measured)];
      if (left === null || right === null) return null;
      const result = { '+': left + right, '-': left - right, '*': left * right, '/': left / right }[expression.sign];
      return Number.isFinite(result) ? result : null;
    }
    case 'relation':
    case 'and':
    case 'or':
      return null;
  }
}

/** Whether it is so; null while something in it is not measured. */
export function holds(expression: Expression, measured: Measured): boolean | null {
  switch (expression.kind) {
    case 'number':
    case 'measure':
    case 'sum':
      return null;
    case 'relation': {
      const values = expression.terms.map((term) => valueOf(term, measured));
      const known = values.filter((value) => value !== null);
      if (known.length < values.length) return null;
      return expression.relations.every((relation, i) => compare(relation, known[i] ?? 0, known[i + 1] ?? 0));
    }
    case 'and':
    case 'or': {
      const parts = expression.parts.map((part) => holds(part, measured));
      if (parts.includes(null)) return null;
      return expression.kind === 'and' ? parts.every((part) => part === true) : parts.includes(true);
    }
  }
}

function compare(relation: Relation, left: number, right: number): boolean {
  switch (relation) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

const isFact = ({ kind }: Expression): boolean => kind === 'relation' || kind === 'and' || kind === 'or';

interface Token {
  readonly text: string;
  readonly at: number;
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(?:(\d+(?:\.\d+)?|[A-Za-z]\w*(?:-[a-z]\w*)*|<=|>=|[<>+\-*/(),%])|$)/y;
  while (pattern.lastIndex < text.length) {
    const from = pattern.lastIndex;
    const found = pattern.exec(text);
    if (found === null) throw new ExpressionError(words.strayCharacter(from + 1, visibleText(text)));
    if (found[1] !== undefined) tokens.push({ text: found[1], at: pattern.lastIndex - found[1].length + 1 });
  }
  return tokens;
}

function read(text: string): Expression {
  if (text.length > LONGEST) throw new ExpressionError(words.formulaTooLong(LONGEST, text.length));
  const tokens = tokensOf(text);
  let next = 0;

  const peek = (): string | undefined => tokens[next]?.text;
  const take = (): Token | undefined => tokens[next++];
  function refuse(wanted: string): never {
    const found = tokens[next];
    throw new ExpressionError(
      found === undefined
        ? words.formulaEnds(visibleText(text), wanted)
        : words.formulaWants(wanted, found.at, visibleText(text), found.text),
    );
  }
  function expect(sign: string): void {
    if (take()?.text === sign) return;
    next -= 1;
    refuse(words.quoted(sign));
  }
  function numeric(from: number, expression: Expression): Expression {
    if (!isFact(expression)) return expression;
    next = from;
    return refuse(words.aNumber);
  }
  function fact(from: number, expression: Expression): Expression {
    if (isFact(expression)) return expression;
    next = from;
    return refuse(words.aComparison);
  }

  function joined(word: 'and' | 'or', part: () => Expression): Expression {
    const from = next;
    const first = part();
    if (peek() !== word) return first;
    const parts = [fact(from, first)];
    while (peek() === word) {
      next += 1;
      const begun = next;
      parts.push(fact(begun, part()));
    }
    return { kind: word, parts };
  }
  const both = (): Expression => joined('and', () => joined('or', relation));

  function relation(): Expression {
    const from = next;
    const terms = [sum()];
    const relations: Relation[] = [];
    for (let sign = relationOf(peek()); sign !== null; sign = relationOf(peek())) {
      numeric(from, terms[0]!);
      next += 1;
      const begun = next;
      relations.push(sign);
      terms.push(numeric(begun, sum()));
    }
    return relations.length === 0 ? terms[0]! : { kind: 'relation', terms, relations };
  }

  function chain(signs: readonly Sign[], part: () => Expression): Expression {
    const from = next;
    let left = part();
    for (let sign = signs.find((each) => each === peek()); sign !== undefined; sign = signs.find((each) => each === peek())) {
      numeric(from, left);
      next += 1;
      const begun = next;
      left = { kind: 'sum', sign, left, right: numeric(begun, part()) };
    }
    return left;
  }
  const sum = (): Expression => chain(['+', '-'], product);
  const product = (): Expression => chain(['*', '/'], factor);

  function factor(): Expression {
    const token = tokens[next];
    if (token === undefined) return refuse(words.aValue);
    if (token.text === '-') {
      next += 1;
      const begun = next;
      return { kind: 'sum', sign: '-', left: { kind: 'number', value: 0 }, right: numeric(begun, factor()) };
    }
    if (token.text === '(') {
      next += 1;
      const inside = both();
      expect(')');
      return inside;
    }
    if (/^\d/.test(token.text)) {
      next += 1;
      const value = Number(token.text);
      if (peek() !== '%') return { kind: 'number', value };
      next += 1;
      return { kind: 'number', value: value / 100 };
    }
    return measure(token);
  }

  function measure(token: Token): Expression {
    const name = (Object.keys(signatures) as readonly MeasureName[]).find((known) => known === token.text);
    if (name === undefined) return refuse(words.oneOf(Object.keys(signatures).join(', ')));
    next += 1;
    expect('(');
    const given: (string | number)[] = [];
    for (const [i, parameter] of signatures[name].entries()) {
      if (i > 0) expect(',');
      const argument = parameter.read(peek() ?? '');
      if (argument === null) return refuse(parameter.wanted);
      next += 1;
      given.push(argument);
    }
    expect(')');
    return { kind: 'measure', measure: { name, given } };
  }

  const expression = both();
  if (next < tokens.length) refuse(words.theEnd);
  return expression;
}

const relationOf = (sign: string | undefined): Relation | null =>
  sign === '<' || sign === '<=' || sign === '>' || sign === '>=' ? sign : null;
