/** The same as a page that opens anywhere: no script, and every text escaped. */
import * as dialog from '#words/ui/xray/dialog';
import * as tensorWords from '#words/ui/xray/tensor';
import * as words from '#words/ui/xray/findings';
import { language } from '#words/language';
import type { ModelFacts } from '../../worker/xray-protocol';
import { formatCount, formatShare, formatSignificant } from '../words/format';
import { besideSentence, comparisonCells, comparisonHeads, comparisonSentence, differing } from './comparison-words';
import { bySeverity } from './DiagnosisView';
import { saidFinding } from './finding-words';
import { formatBits, formatLarge, formatShape } from './sizes';
import { ruleOf } from './TensorFacts';
import type { OpenedXray, XrayComparison } from './use-xray';

const look =
  // On the root: else the ground of the window turns dark without the letters.
  ':root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:1100px;margin:2rem auto;padding:0 1rem}' +
  'div{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:13px}td,th{border-bottom:1px solid #8886;padding:3px 8px;text-align:left;vertical-align:top}td:nth-child(4){white-space:nowrap}' +
  'section{border-left:4px solid #888;padding-left:12px}section[data-severity=wrong]{border-color:#c33}section[data-severity=suspect]{border-color:#c80}';

export function summaryPage({ model, findings, examined, isExamined }: OpenedXray, comparison: XrayComparison | null): string {
  const { facts, tensors } = model;
  const title = `${dialog.title}: ${facts.files[0]?.name ?? ''}`;
  const found = bySeverity(findings).map((finding) => {
    const said = saidFinding(finding);
    return `<section data-severity="${finding.severity}"><h3>${escaped(`${said.severity}: ${said.title}`)}</h3><p>${escaped(said.text)}</p>${said.where === null ? '' : `<p>${escaped(said.where)}</p>`}</section>`;
  });
  const heads = [
    comparisonHeads[0] ?? '',
    tensorWords.shape,
    tensorWords.type,
    tensorWords.size,
    tensorWords.bitsPerWeight,
    tensorWords.rule,
    tensorWords.zeroShare,
    tensorWords.scales,
  ];
  const rows = tensors.map((tensor, index) => {
    const statistics = examined.get(index);
    return row('td', [
      tensor.name,
      formatShape(tensor.shape),
      tensor.type,
      formatLarge(tensor.sizeBytes),
      tensor.bitsPerWeight === null ? '' : formatBits(tensor.bitsPerWeight),
      statistics === undefined ? dialog.notRead : ruleOf(statistics),
      statistics === undefined ? '' : formatShare(statistics.zeroShare),
      statistics?.scales === null || statistics === undefined ? '' : formatSignificant(statistics.scales.median),
    ]);
  });
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${look}</style></head><body>`,
    `<h1>${escaped(title)}</h1><p>${escaped(facts.files.map(({ name, sizeBytes }) => `${name} (${formatLarge(sizeBytes)})`).join(', '))}</p>`,
    `<p>${escaped(facts.architecture === null ? '' : dialog.architecture(facts.architecture))}</p>`,
    found.length === 0 ? `<p>${escaped(isExamined ? words.nothing : words.nothingYet)}</p>` : found.join('\n'),
    ...comparedWith(facts, comparison),
    `<h2>${escaped(dialog.tensorCount(formatCount(tensors.length)))}</h2>`,
    ...table(heads, rows),
    '</body></html>',
  ].join('\n');
}

/** Where two models part; those of their tensors that are the same are only counted. */
function comparedWith(first: ModelFacts, comparison: XrayComparison | null): readonly string[] {
  const compared = comparison?.compared ?? null;
  if (comparison === null || compared === null) return [];
  const others = differing(compared);
  return [
    `<h2>${escaped(besideSentence(first, comparison.second))}</h2><p>${escaped(comparisonSentence(compared))}</p>`,
    ...(others.length === 0
      ? []
      : table(
          comparisonHeads,
          others.map((each) => row('td', comparisonCells(each))),
        )),
  ];
}

const table = (heads: readonly string[], rows: readonly string[]): readonly string[] => [
  `<div><table><thead>${row('th', heads)}</thead><tbody>`,
  ...rows,
  '</tbody></table></div>',
];

const row = (cell: 'td' | 'th', texts: readonly string[]): string =>
  `<tr>${texts.map((text) => `<${cell}>${escaped(text)}</${cell}>`).join('')}</tr>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
