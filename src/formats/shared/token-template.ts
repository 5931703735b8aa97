/** The part of a `tokenizer.json` that puts a token before every text. */
export function startingWith(token: string, id: number): object {
  const start = { SpecialToken: { id: token, type_id: 0 } };
  const sequence = (name: string): object => ({ Sequence: { id: name, type_id: 0 } });
  return {
    type: 'TemplateProcessing',
    single: [start, sequence('A')],
    pair: [start, sequence('A'), start, sequence('B')],
    special_tokens: { [token]: { id: token, ids: [id], tokens: [token] } },
  };
}
