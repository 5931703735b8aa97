/**
 * A page that is the model: one file that opens in any browser, without a network, and runs from its packed weights.
 * It holds a packed file (`packed-weights/packed.ts`) and the program that runs it (`src/standalone/`), built from this same source.
 */
import * as words from '#words/formats/formats';
import { describeTask } from '../../catalog/tasks/tasks';
import type { Experiment } from '../../experiment/experiment';
import { modeOf } from '../../catalog/modes/modes';
import { shellWord } from '../shared/escaped';
import type { FilePart, Format, PortableModel, Progress, UsageStep } from '../format';
import { looksLikeHtml, readHtmlPage, writeHtmlPage } from './page';
import { packed } from '../packed-weights/packed';

export const html: Format = {
  label: words.page,
  extension: '.html',
  summary: words.pageSummary,
  holds: 'codes',
  refuse: ({ data }) => (data?.kind === 'foreign' && data.pipeline !== null ? words.pageTokenizer : null),
  write: (model: PortableModel, progress?: Progress) => writeHtmlPage(titleOf(model.experiment), packed.write(model, progress)),
  recognises: ({ bytes }) => looksLikeHtml(bytes),
  read: (bytes) => packed.read(readHtmlPage(bytes)),
  parts,
  usage,
};

/** "Tiny tales, ternary · BitNet Playground" */
const titleOf = ({ task, mode }: Experiment): string => words.pageTitle(describeTask(task).label, modeOf(mode).labelInText);

/** The parts of the packed file, each four thirds as large in base64, and the program. */
function parts(file: Uint8Array): readonly FilePart[] {
  const inside = packed
    .parts(readHtmlPage(file))
    .map((part) => ({ ...part, label: words.inBase64(part.label), sizeBytes: Math.round((4 * part.sizeBytes) / 3) }));
  // The remainder of rounding and padding, a few bytes, counts as the program's.
  const rest = file.length - inside.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const program = { kind: 'header', label: words.program, sizeBytes: rest } as const;
  return [...inside, program].toSorted((a, b) => b.sizeBytes - a.sizeBytes);
}

function usage(fileName: string): readonly UsageStep[] {
  return [
    {
      text: words.pageUsage,
      code: `xdg-open ${shellWord(fileName)}`,
    },
    { text: words.pageOnServer },
    { text: words.openToLookInside },
  ];
}
