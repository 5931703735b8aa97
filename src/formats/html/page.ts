/**
 * The bytes of a page that holds a model: where the packed file stands in it, and how it is found again.
 *
 *   <!doctype html> …
 *   <script type="application/octet-stream" id="bitnet-weights">BASE64</script>     the packed file, see `packed-weights/packed.ts`
 *   <script type="application/octet-stream" id="bitnet-program">…</script>        `src/standalone/`, built and deflated
 *   <script> unpacks the program and runs it </script>
 *
 * The program takes five signs for four bytes, '<' not among them. Nothing of a person stands in the page but in base64,
 * and in the title, where it is escaped.
 */
import * as words from '#words/formats/html-page';
import { language } from '#words/language';
import { program } from 'virtual:standalone-page';
import { base64Length, fromBase64, writeBase64 } from '../../math/bytes/base64';
import { placeOfBytes } from '../../math/bytes/place-of-bytes';
import { NO_MODEL_IN_PAGE } from '../foreign/text';
import { CUT_SHORT, FormatError } from '../format-error';
import { programId, weightsId } from './slots';
import { quoted } from '../shared/quoted';

const opening = (id: string, more = ''): string => `<script type="application/octet-stream" id="${id}"${more}>`;
const closing = '</script>';

/** Unpacks the program, runs it, and says so where it cannot. Kept small and plain: every browser has to read it. */
const starter = `
(async () => {
  const { textContent: text, dataset } = document.getElementById('${programId}');
  const bytes = new Uint8Array((text.length / 5) * 4);
  for (let i = 0; i < text.length; i += 5) {
    let word = 0;
    for (let j = i; j < i + 5; j++) word = word * 85 + text.charCodeAt(j) - (text.charCodeAt(j) < 60 ? 35 : 36);
    for (let j = 3; j >= 0; j--, word = Math.floor(word / 256)) bytes[(i / 5) * 4 + j] = word % 256;
  }
  const script = document.createElement('script');
  script.textContent = await new Response(new Blob([bytes.subarray(0, dataset.bytes)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
  document.body.append(script);
})().catch((error) => {
  document.getElementById('root').textContent = '${words.newerBrowser} (' + error.message + ')';
});`;

/** Nothing may be fetched and nothing sent: the browser sees to it. */
const policy = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data:";

/**
 * @param title of the page; any text
 * @param file the packed file
 */
export function writeHtmlPage(title: string, file: Uint8Array): Uint8Array {
  const head = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
</head>
<body>
<div id="root"></div>
<noscript>${words.needsJavaScript}</noscript>
${opening(weightsId)}`;
  const rest = `${closing}
${opening(programId, ` data-bytes="${program.sizeBytes}"`)}${program.text}${closing}
<script>${starter}</script>
</body>
</html>
`;
  const utf8 = new TextEncoder();
  const [before, after] = [utf8.encode(head), utf8.encode(rest)];
  const page = new Uint8Array(before.length + base64Length(file.length) + after.length);
  page.set(before);
  writeBase64(file, page, before.length);
  page.set(after, page.length - after.length);
  return page;
}

export const looksLikeHtml = (bytes: Uint8Array): boolean => /^\s*<!doctype html/i.test(latin1(bytes.subarray(0, 64)));

/** The packed file inside a page. Throws {@link FormatError} when there is none. */
export function readHtmlPage(bytes: Uint8Array): Uint8Array {
  const { start, end } = placeOfWeights(bytes);
  const file = fromBase64(bytes.subarray(start, end));
  if (file === null)
    throw new FormatError('packed weights in base64', quoted(latin1(bytes.subarray(start, Math.min(end, start + 40)))), start);
  return file;
}

/** First byte of the base64 text, and the byte after its last. */
function placeOfWeights(bytes: Uint8Array): { readonly start: number; readonly end: number } {
  if (!looksLikeHtml(bytes)) throw new FormatError('a page that begins with <!doctype html>', quoted(latin1(bytes.subarray(0, 40))), 0);
  const mark = opening(weightsId);
  const at = indexOfText(bytes, mark, 0);
  if (at < 0) throw new FormatError('a page saved by BitNet Playground', 'a page that holds no weights', null, NO_MODEL_IN_PAGE);
  const start = at + mark.length;
  const end = indexOfText(bytes, closing, start);
  if (end < 0) throw new FormatError(`the end of the weights, ${quoted(closing)}`, 'the end of the file', bytes.length, CUT_SHORT);
  return { start, end };
}

/** Place of an ASCII text in bytes; −1: nowhere. */
const indexOfText = (bytes: Uint8Array, text: string, from: number): number => placeOfBytes(bytes, new TextEncoder().encode(text), from);

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
