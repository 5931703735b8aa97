/**
 * The catalogue of words (`src/words/<language>/`): the same keys in every language, none unused, and no visible text outside of
 * it. What is a visible text is decided by its form, which the last tests hold: a check that sees nothing passes silently. That
 * the words of every language take the same values is the compiler's affair: it reads the project with each (`npm run typecheck`).
 */
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { exists, filesUnder, readText } from './project-files';

const languages = ['en', 'de'];
const [first = ''] = languages;

/** Files with texts that nobody sees on the page. */
const unsaid: readonly RegExp[] = [
  // What a task's data is drawn from, sources of kernels, lines to copy into a terminal or a program, messages
  // for authors of files, and of faults that nobody can cause from the page.
  /^src\/catalog\/tasks\/(tales-grammar|sentence-grammar|memorise|bouncing-ball)\.ts$|^src\/catalog\/optimisers\/\w+\/rule\.ts$/,
  /^src\/formats\/(format\.ts|checkpoint\/|gguf\/|html\/|json\/|packed-weights\/packed\.ts|pytorch\/pytorch\.ts|safetensors\/|transformers\/|xray\/|zip\/)/,
  /^src\/formats\/(foreign\/(arithmetic|file|model|splitting|text)|shared\/(about-files|language-model|seal|stored-experiment))\.ts$/,
  /^src\/math\/(bytes\/bits|codes\/(code-fields|output-strided|three-of-four|trits)|random|text\/(tokenizer-file|visible-text))\.ts$/,
  /^src\/model\/(bitnet|block|options)\.ts$|^src\/packed\/(kernels\/(simd-kernel|webgpu-dot|webgpu-planes)|packed-model|scaled-product|weight-source)\.ts$/,
  /^src\/plan\/(kernels\/|(dispatch|forward-layer|host-state|kernel-variant|layout|step-input|wgsl)\.ts$|cpu\/(memory|simd-instance)\.ts$)/,
  /^src\/plan\/gpu\/(bound-dispatches|device-limits|execute|report-ring)\.ts$/,
  /^src\/training\/(checkpoint|portable-data|recovery|run|snapshot|steps-under-way|tally|definition\/(inspect|observed-pass|record))\.ts$/,
  /^src\/worker\/(backends\/(single-output|webgpu-kernels)|backends\/wasm-kernels\/\S+|shelf\/memorable-name)\.ts$/,
  /^src\/lessons\/rehearse-lesson/,
  /^src\/formats\/c\/(c-text|read|source)\.ts$/,
  // The console, and a report for the project's engineers.
  /^src\/(state\/bench\/bench-report|scripting\/)/,
  /^src\/ui\/(drop\/page-drops|hooks\/use-roving-stop|view\/apply-theme|words\/change-sentence)\./,
  // Markup of a page that is saved; its words are of the catalogue.
  /^src\/ui\/xray\/summary-page\./,
];

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly value?: unknown;
  readonly name?: unknown;
  readonly [key: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const childrenOf = (node: Node): readonly Node[] => Object.values(node).flat().filter(isNode);

/** Of a module of words: what it exports. */
const keysOf = (path: string): readonly string[] =>
  [...readText(path).matchAll(/^export (?:const|function) (\w+)/gm)].map(([, key = '']) => key).toSorted();

const catalogueOf = (language: string): readonly string[] => filesUnder(`src/words/${language}`).filter((path) => path.endsWith('.ts'));

test.each(languages.slice(1))('%s has every word that there is, and no other', (language) => {
  const inOther = (path: string): string => path.replace(`src/words/${first}/`, `src/words/${language}/`);
  expect(catalogueOf(language)).toEqual(catalogueOf(first).map(inOther));
  for (const path of catalogueOf(first)) expect({ path, keys: keysOf(inOther(path)) }).toEqual({ path, keys: keysOf(path) });
});

test('every word is said somewhere', () => {
  const sources = filesUnder('src')
    .filter((path) => /\.tsx?$/.test(path))
    .map(readText);
  const unused = catalogueOf(first).flatMap((path) => {
    const specifier = path.replace(/^src\/words\/en\//, '#words/').replace(/\.ts$/, '');
    const readers = sources.filter((source) => source.includes(`'${specifier}'`));
    const said = readers.flatMap((source) => wordsSaid(source, specifier));
    return keysOf(path)
      .filter((key) => !said.includes(key))
      .map((key) => `${specifier}: ${key}`);
  });
  expect(unused).toEqual([]);
});

test('no visible text stands outside of the catalogue', () => {
  const found = filesUnder('src')
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('src/words/') && !unsaid.some((room) => room.test(path)))
    .flatMap((path) => visibleTexts(path, readText(path)).map((text) => `${path}: ${text}`));
  expect(found).toEqual([]);
});

/** Names of a module of words that a source uses, as `words.name` or imported one by one. */
function wordsSaid(source: string, specifier: string): readonly string[] {
  const from = `\\s+from '${specifier.replaceAll(/[/#]/g, '\\$&')}'`;
  const whole = new RegExp(`import \\* as (\\w+)${from}`).exec(source)?.[1];
  const single = new RegExp(`import \\{([^}]*)\\}${from}`).exec(source)?.[1] ?? '';
  return [
    ...single.split(',').map((each) => each.trim().replace(/ as .*/, '')),
    ...(whole === undefined ? [] : [...source.matchAll(new RegExp(`\\b${whole}\\.(\\w+)`, 'g'))].map(([, key = '']) => key)),
  ];
}

/** Attributes and properties whose text is read by a program, whatever it looks like. */
const forPrograms =
  /^(className|id|key|type|role|href|rel|target|d|points|viewBox|transform|style|sandbox|allow|dateTime|lang|aria-(?!label|desc|roled|value)\w+|data-.*)$/;
/** Calls whose texts nobody sees. */
const unseenCalls = /^(querySelector(All)?|matchMedia|getPropertyValue|addEventListener|createElement(NS)?|RegExp|closest|matches)$/;

/**
 * Texts of a source that a person would see: text in JSX, attributes that are read aloud, and strings of more than one word or
 * that look like a sentence.
 */
function visibleTexts(path: string, source: string): readonly string[] {
  const { program } = parseSync(path, source);
  const found: string[] = [];
  const visit = (node: Node, parent: Node | null): void => {
    if (/^(Import|ExportAll)Declaration$|^TS|^(Directive)$/.test(node.type)) return;
    if (node.type === 'ExpressionStatement' && typeof node['directive'] === 'string') return;
    const { callee, name } = node as { callee?: Node; name?: Node };
    if (
      /^(Call|New)Expression$/.test(node.type) &&
      unseenCalls.test(String((callee?.['property'] as Node | undefined)?.name ?? callee?.name))
    )
      return;
    if (node.type === 'JSXAttribute' && forPrograms.test(String(name?.name))) return;
    if (node.type === 'Property' && forPrograms.test(String((node['key'] as Node).name))) return;
    // What something is compared with is not said.
    if (node.type === 'BinaryExpression' && /^[!=]==$/.test(String(node['operator'])))
      return childrenOf(node)
        .filter(({ type }) => type !== 'Literal')
        .forEach((child) => visit(child, node));
    if (node.type === 'JSXText' && /\p{L}{2}/u.test(String(node.value))) found.push(String(node.value).trim());
    if (node.type === 'Literal' && typeof node.value === 'string' && isSaid(node.value, parent)) found.push(node.value);
    if (node.type === 'TemplateLiteral') {
      const fixed = (node['quasis'] as readonly { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('…');
      if (isSaid(fixed, parent)) found.push(source.slice(node.start, node.end));
    }
    for (const child of childrenOf(node)) visit(child, node);
  };
  visit(program as unknown as Node, null);
  return found;
}

/** Words with a blank between them, or one that begins like a sentence or ends like one. */
function isSaid(text: string, parent: Node | null): boolean {
  if (
    parent?.type === 'JSXAttribute' &&
    /^(aria-(label|description|roledescription|valuetext)|title|label|alt|placeholder)$/.test(String((parent.name as Node).name))
  )
    return /\p{L}{2}/u.test(text);
  return /\p{L}{2}[,;:]? [\p{L}…]/u.test(text) || /^\p{Lu}\p{Ll}+[.!?…]?$/u.test(text) || /\p{Ll}[.!?…]$/u.test(text);
}

describe('the check itself', () => {
  test.each([
    '<p>Press Train</p>',
    '<p>Train</p>',
    '<i aria-label="weights" />',
    '<A title={"three weights"} />',
    'const a = `step ${n} of ${m}`;',
    "throw new Error('This is no table.');",
    "const a = { label: 'Ternary' };",
  ])('sees %s', (source) => expect(visibleTexts('a.tsx', source)).toHaveLength(1));

  test.each([
    "import { a } from './A';",
    '<p className="big red" data-state="on top">{words.train}</p>',
    "document.querySelector('main a')",
    "const a = 'ternary';",
    '<path d="M 0 0" />',
    'const a = `${x}px`;',
    "event.key === 'Escape' && key !== 'another tab'",
  ])('does not take %s for words', (source) => expect(visibleTexts('a.tsx', source)).toEqual([]));

  test('knows which words are said', () => {
    expect(wordsSaid("import * as words from '#words/ui/app';\n words.train + words.pause", '#words/ui/app')).toEqual([
      '',
      'train',
      'pause',
    ]);
    expect(exists('src/words/en/language.ts')).toBe(true);
  });
});
