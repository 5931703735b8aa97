/**
 * A page that is the model: one file that opens in any browser, without a network, and runs from its packed weights.
 * It holds a packed file (`packed-weights/packed.ts`) and the program that runs it (`src/standalone/`), built from this same source.
 */
import { describeTask } from '../../catalog/tasks/tasks';
import type { Experiment } from '../../experiment/experiment';
import { modeOf } from '../../catalog/modes/modes';
import { shellWord } from '../shared/escaped';
import type { FilePart, Format, PortableModel, Progress, UsageStep } from '../format';
import { looksLikeHtml, readHtmlPage, writeHtmlPage } from './page';
import { packed } from '../packed-weights/packed';

export const html: Format = {
  label: 'Web page that runs the model',
  extension: '.html',
  summary: 'One file with the packed weights and everything that runs them. It opens in any browser, offline; try it, send it, keep it.',
  holds: 'codes',
  refuse: ({ data }) =>
    data?.kind === 'foreign' && data.pipeline !== null
      ? 'This model splits texts by a tokenizer of another program, which the page does not bring along. Take “Packed weights”, and open them here.'
      : null,
  write: (model: PortableModel, progress?: Progress) => writeHtmlPage(titleOf(model.experiment), packed.write(model, progress)),
  recognises: ({ bytes }) => looksLikeHtml(bytes),
  read: (bytes) => packed.read(readHtmlPage(bytes)),
  parts,
  usage,
};

/** "Tiny tales, ternary · BitNet Playground" */
const titleOf = ({ task, mode }: Experiment): string =>
  `${describeTask(task).label}, ${modeOf(mode).label.toLowerCase()} · BitNet Playground`;

/** The parts of the packed file, each four thirds as large in base64, and the program. */
function parts(file: Uint8Array): readonly FilePart[] {
  const inside = packed
    .parts(readHtmlPage(file))
    .map((part) => ({ ...part, label: `${part.label}, in base64`, sizeBytes: Math.round((4 * part.sizeBytes) / 3) }));
  // The remainder of rounding and padding, a few bytes, counts as the program's.
  const rest = file.length - inside.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const program = { kind: 'header', label: 'The program that runs it, and its looks', sizeBytes: rest } as const;
  return [...inside, program].toSorted((a, b) => b.sizeBytes - a.sizeBytes);
}

function usage(fileName: string): readonly UsageStep[] {
  return [
    {
      text: 'Open it with a double click, or from a terminal (“open” on macOS, “start” on Windows). It needs no network and sends nothing:',
      code: `xdg-open ${shellWord(fileName)}`,
    },
    { text: 'Or put it on any web server, under any name.' },
    { text: 'Open it here again on any computer, to look inside: drop the file on this page.' },
  ];
}
