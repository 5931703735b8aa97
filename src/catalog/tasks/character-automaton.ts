/**
 * The exact next-character distribution of a sentence grammar, and from it the entropy that no model can beat.
 *
 * Several ways of telling can lie behind the same characters, so a state is a *belief*: every position that fits what has
 * been read, with its posterior probability (the forward algorithm; equal beliefs are one state, as in the subset
 * construction). The automaton is deterministic in the characters, so pushing probability mass through it meets every
 * possible text exactly once:
 *
 *   entropyRate(n) = 1/n Σ_{t<n} Σ_state P(state at t) · H(next character | state)
 *
 * Only beliefs with something undecided become states; an edge carries its first character and all that follow of necessity.
 */
import { continuations, positionKey, startOf } from './sentence-grammar';
import type { Position, SentenceGrammar } from './sentence-grammar';

interface State {
  readonly entropyNats: number;
  /** By first character. */
  readonly edges: ReadonlyMap<string, Edge>;
}

interface Edge {
  readonly probability: number;
  readonly text: string;
  next(): State;
}

/** `rest` is still to be read before `position` is reached. */
interface Hypothesis {
  readonly probability: number;
  readonly rest: string;
  readonly position: Position;
}

/** By content, none with an empty rest; the probabilities sum to 1. */
type Belief = ReadonlyMap<string, Hypothesis>;

/** Edges stop here, so that a grammar with nothing to decide has edges too. */
const longestEdge = 64;

export interface CharacterAutomaton {
  /** −log p of each character given all before it, from the start of a text; Infinity from the first that cannot stand. */
  idealLossNats(text: string): readonly number[];
  /** Expected −log p per character over the first `length` characters, in nats: exact. */
  entropyRateNats(length: number): number;
  /** Expected share of each character among the first `length`: exact. */
  characterShares(length: number): ReadonlyMap<string, number>;
}

/** States are made when they are first reached and kept. */
export function characterAutomaton(grammar: SentenceGrammar): CharacterAutomaton {
  const states = new Map<string, State>();
  let start: State | null = null;

  const startState = (): State => (start ??= stateOf(beliefOf([{ probability: 1, rest: '', position: startOf(grammar) }])));

  /** Follows empty steps until every hypothesis has a character to offer, and adds up equal ones. */
  function beliefOf(hypotheses: readonly Hypothesis[]): Belief {
    const belief = new Map<string, Hypothesis>();
    const add = (item: Hypothesis): void => {
      if (item.rest === '') {
        for (const { probability, text, position } of continuations(grammar, item.position)) {
          add({ probability: item.probability * probability, rest: text, position });
        }
        return;
      }
      const key = `${item.rest}|${positionKey(item.position)}`;
      const equal = belief.get(key);
      belief.set(key, equal === undefined ? item : { ...item, probability: item.probability + equal.probability });
    };
    hypotheses.forEach(add);
    return belief;
  }

  function stateOf(belief: Belief): State {
    const key = Array.from(belief, ([content, { probability }]) => `${content}:${probability.toFixed(12)}`)
      .toSorted()
      .join(';');
    let state = states.get(key);
    if (state === undefined) states.set(key, (state = build(belief)));
    return state;
  }

  function build(belief: Belief): State {
    const edges = new Map<string, Edge>();
    let entropyNats = 0;
    for (const character of firstCharacters(belief)) {
      const edge = edgeOf(belief, character);
      edges.set(character, edge);
      entropyNats -= edge.probability * Math.log(edge.probability);
    }
    return { entropyNats, edges };
  }

  function edgeOf(belief: Belief, character: string): Edge {
    const probability = probabilityOf(belief, character);
    let text = character;
    let after = read(belief, character);
    for (let [only, ...others] = firstCharacters(after); only !== undefined && others.length === 0 && text.length < longestEdge;) {
      text += only;
      after = read(after, only);
      [only, ...others] = firstCharacters(after);
    }
    let target: State | null = null;
    return { probability, text, next: () => (target ??= stateOf(after)) };
  }

  /** The belief after a character: the hypotheses that said so, renormalised. */
  function read(belief: Belief, character: string): Belief {
    const total = probabilityOf(belief, character);
    const fitting = [...belief.values()].filter(({ rest }) => rest.startsWith(character));
    return beliefOf(fitting.map((item) => ({ ...item, probability: item.probability / total, rest: item.rest.slice(1) })));
  }

  /** Visits every state that can stand before character `at` < `length`, with its probability there. */
  function walk(length: number, visit: (state: State, mass: number, at: number) => void): void {
    const masses = Array.from({ length }, () => new Map<State, number>());
    masses[0]?.set(startState(), 1);
    masses.forEach((here, at) => {
      for (const [state, mass] of here) {
        visit(state, mass, at);
        for (const { probability, text, next } of state.edges.values()) {
          const later = masses[at + text.length];
          if (later === undefined) continue;
          later.set(next(), (later.get(next()) ?? 0) + mass * probability);
        }
      }
    });
  }

  return {
    idealLossNats(text) {
      let state: State | null = startState();
      let ahead = '';
      return Array.from(text, (character): number => {
        if (state === null) return Infinity;
        if (ahead === '') {
          const edge = state.edges.get(character);
          ahead = edge?.text.slice(1) ?? '';
          state = edge?.next() ?? null;
          return edge === undefined ? Infinity : Math.log(1 / edge.probability);
        }
        const expected = ahead.startsWith(character);
        ahead = ahead.slice(1);
        if (!expected) state = null;
        return expected ? 0 : Infinity;
      });
    },
    entropyRateNats(length) {
      let total = 0;
      walk(length, (state, mass) => (total += mass * state.entropyNats));
      return total / length;
    },
    characterShares(length) {
      const shares = new Map<string, number>();
      walk(length, (state, mass, at) => {
        for (const { probability, text } of state.edges.values()) {
          for (const character of text.slice(0, length - at)) {
            shares.set(character, (shares.get(character) ?? 0) + (mass * probability) / length);
          }
        }
      });
      return shares;
    },
  };
}

function firstCharacters(belief: Belief): readonly string[] {
  return [...new Set(Array.from(belief.values(), ({ rest }) => rest.charAt(0)))];
}

function probabilityOf(belief: Belief, character: string): number {
  let total = 0;
  for (const { probability, rest } of belief.values()) if (rest.startsWith(character)) total += probability;
  return total;
}
