/** What headers alone tell. */
import type { ModelFacts } from '../facts';
import { matrixParts, partOf } from '../part-names';
import type { StoredTensor } from '../tensor';
import { finding, type Finding } from './finding';

/** Vocabularies are filled up to a multiple of this for the sake of hardware. */
const PADDING = 512;

export function structuralFindings(facts: ModelFacts, tensors: readonly StoredTensor[]): readonly Finding[] {
  const named = (holds: (tensor: StoredTensor) => boolean): readonly string[] => tensors.filter(holds).map(({ name }) => name);
  const found: Finding[] = [];
  const add = (names: readonly string[], ...rest: [Finding['id'], Finding['severity'], Finding['evidence']?]): void => {
    if (names.length > 0) found.push(finding(rest[0], rest[1], names, rest[2]));
  };
  if (tensors.length === 0) found.push(finding('no-tensors', 'wrong', []));
  if (facts.missingFiles.length > 0)
    found.push(
      finding('files-missing', 'wrong', [], { files: facts.missingFiles.slice(0, 3).join(', '), missing: facts.missingFiles.length }),
    );
  add(
    named(({ unread }) => unread === 'outside'),
    'cut-short',
    'wrong',
  );
  const odd = tensors.filter(({ room }) => room !== null);
  add(
    odd.map(({ name }) => name),
    'room-differs',
    'suspect',
    { needed: odd[0]?.room?.neededBytes ?? 0, found: odd[0]?.room?.foundBytes ?? 0, type: odd[0]?.type ?? '' },
  );
  add(
    named(({ unread }) => unread !== null && unread !== 'outside' && unread !== 'type'),
    'unread-tensors',
    'note',
  );
  const unread = tensors.filter((tensor) => tensor.unread === 'type');
  add(
    unread.map(({ name }) => name),
    'unread-types',
    'note',
    { types: [...new Set(unread.map(({ type }) => type))].slice(0, 6).join(', ') },
  );
  const forks = tensors.filter(({ type }) => /^(Q2_0 \(128\)|Q1_0 \(32\)|PQ2_0)$/.test(type));
  add(
    forks.map(({ name }) => name),
    'fork-types',
    'note',
    { types: [...new Set(forks.map(({ type }) => type))].join(', ') },
  );
  add(
    named(({ layouts }) => layouts.length > 1),
    'layout-unsaid',
    'note',
  );
  add(
    named(({ type, scaleUse }) => type.startsWith('U8 (') && scaleUse === null),
    'scale-missing',
    'wrong',
  );
  add(
    named(({ scaleUse }) => scaleUse === 'unclear'),
    'scale-unclear',
    'suspect',
  );
  return [...found, ...normFindings(facts, tensors), ...vocabularyFindings(facts, tensors)];
}

function normFindings({ architecture, layers }: ModelFacts, tensors: readonly StoredTensor[]): readonly Finding[] {
  const isBitnet = architecture?.startsWith('bitnet') === true;
  const parts = new Map<number, Set<string>>();
  const whole = new Set<string>();
  for (const { name } of tensors) {
    const part = partOf(name);
    if (part === null) continue;
    if (part.block === null) whole.add(part.part);
    else parts.set(part.block, (parts.get(part.block) ?? new Set()).add(part.part));
  }
  const blocks = [...parts].filter(([, names]) => matrixParts.some((part) => names.has(part)));
  const lacking = (norm: string): readonly string[] => blocks.filter(([, names]) => !names.has(norm)).map(([block]) => `${block}.${norm}`);
  const of = (norms: readonly string[], id: 'sub-norms-missing' | 'norms-missing'): readonly Finding[] => {
    const missing = norms.flatMap(lacking);
    const some = missing.length > 0 && missing.length < norms.length * blocks.length;
    // Where no block has them, a model may be made so; where some have them, none is.
    return missing.length === 0 || (!some && !isBitnet)
      ? []
      : [finding(id, some || id === 'norms-missing' ? 'wrong' : 'suspect', missing, { blocks: blocks.length })];
  };
  const result = [...of(['attn_sub_norm', 'ffn_sub_norm'], 'sub-norms-missing'), ...of(['attn_norm', 'ffn_norm'], 'norms-missing')];
  if (isBitnet && blocks.length > 0 && !whole.has('output_norm'))
    result.push(finding('norms-missing', 'wrong', ['output_norm'], { blocks: blocks.length }));
  if (layers !== null && blocks.length > 0 && layers > blocks.length)
    result.push(finding('files-missing', 'wrong', [], { files: '', missing: layers - blocks.length, blocks: blocks.length, layers }));
  return result;
}

function vocabularyFindings(facts: ModelFacts, tensors: readonly StoredTensor[]): readonly Finding[] {
  const { tokens, vocabularySize, tiedHead, architecture, container } = facts;
  const byPart = (part: string): StoredTensor | undefined =>
    tensors.find(({ name }) => partOf(name)?.part === part && partOf(name)?.block === null);
  const embedding = byPart('token_embd');
  const head = byPart('output');
  const rows = embedding?.shape[0] ?? null;
  const found: Finding[] = [];
  if (embedding !== undefined && rows !== null) {
    if (tokens !== null && tokens > rows) found.push(finding('tokens-beyond-embedding', 'wrong', [embedding.name], { tokens, rows }));
    if (tokens !== null && tokens < rows)
      found.push(finding('embedding-beyond-tokens', rows - tokens < PADDING ? 'note' : 'suspect', [embedding.name], { tokens, rows }));
    if (vocabularySize !== null && vocabularySize !== rows)
      found.push(finding('vocabulary-differs', 'wrong', [embedding.name], { claimed: vocabularySize, rows }));
  }
  const isTied = tiedHead === true || (container === 'gguf' && architecture === 'bitnet');
  if (head !== undefined && isTied) found.push(finding('head-beside-tied', 'wrong', [head.name]));
  return found;
}
