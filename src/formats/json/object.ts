import * as words from '#words/formats/verdicts';
import { FormatError } from '../format-error';
import { refuseEndlessJson } from './endless';
import { quoted } from '../shared/quoted';

/** An object of untrusted JSON: every value is validated on access. Throws {@link FormatError}. */
export class JsonObject {
  readonly #name: string;
  readonly #values: ReadonlyMap<string, unknown>;

  /** @param text null where the file is missing */
  static parse(text: string | null, name: string): JsonObject {
    if (text === null) throw new FormatError(`a file ${quoted(name)}`, 'none', null, words.lacks(name));
    refuseEndlessJson(text, `a file ${quoted(name)}`);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      throw new FormatError(`JSON in ${quoted(name)}`, error instanceof Error ? error.message.slice(0, 200) : 'other text');
    }
    return JsonObject.#of(value, name);
  }

  static #of(value: unknown, name: string): JsonObject {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new FormatError(`an object as ${quoted(name)}`, Array.isArray(value) ? 'a list' : typeof value);
    return new JsonObject(name, new Map(Object.entries(value)));
  }

  private constructor(name: string, values: ReadonlyMap<string, unknown>) {
    this.#name = name;
    this.#values = values;
  }

  get(key: string): unknown {
    return this.#values.get(key);
  }

  entries(): Iterable<[string, unknown]> {
    return this.#values;
  }

  number(key: string, otherwise?: number): number {
    const value = this.#values.get(key) ?? otherwise;
    if (typeof value !== 'number' || !Number.isFinite(value)) throw this.#wrong(key, 'a number');
    return value;
  }

  text(key: string): string {
    const value = this.#values.get(key);
    if (typeof value !== 'string') throw this.#wrong(key, 'a text');
    return value;
  }

  object(key: string): JsonObject {
    return JsonObject.#of(this.#values.get(key), `${this.#name}: ${key}`);
  }

  list(key: string): readonly JsonObject[] {
    const value: unknown = this.#values.get(key) ?? [];
    if (!Array.isArray(value)) throw this.#wrong(key, 'a list');
    return value.map((item: unknown) => JsonObject.#of(item, `${this.#name}: ${key}`));
  }

  /** A list of pairs of texts, each written as a list of two or with a blank between. */
  pairs(key: string): readonly string[] {
    const value: unknown = this.#values.get(key) ?? [];
    if (!Array.isArray(value)) throw this.#wrong(key, 'a list of pairs');
    return value.map((item: unknown) => {
      const pair: unknown = Array.isArray(item) ? item.join(' ') : item;
      if (typeof pair !== 'string' || pair.split(' ').length !== 2) throw this.#wrong(key, 'a list of pairs');
      return pair;
    });
  }

  #wrong(key: string, expected: string): FormatError {
    const value = this.#values.get(key);
    return new FormatError(`${expected} as ${quoted(key)} in ${quoted(this.#name)}`, value === undefined ? 'nothing' : typeof value);
  }
}
