/** What a finding says, in words: its evidence as the page writes numbers. */
import * as words from '#words/ui/xray/findings';
import type { Finding } from '../../worker/xray-protocol';
import { formatCount, formatShare, formatSignificant, listed } from '../words/format';
import { formatLarge } from './sizes';

export interface SaidFinding {
  readonly severity: string;
  readonly title: string;
  readonly text: string;
  readonly where: string | null;
}

/** Evidence that is a share, and evidence that is a number of bytes; other whole numbers are counts. */
const shares = ['share', 'zeros', 'variation', 'kept'];
const bytes = ['needed', 'found'];

export function saidFinding({ id, severity, tensors, count, evidence }: Finding): SaidFinding {
  const said: Record<string, string> = {};
  for (const [name, value] of Object.entries({
    ...evidence,
    ...(typeof evidence['zeros'] === 'number' ? { kept: 1 - evidence['zeros'] } : {}),
  }))
    said[name] = typeof value === 'string' ? (name === 'sharing' ? sharingWord(value) : value) : numberOf(name, value);
  return {
    severity: words.severity[severity],
    title: words.titles[id],
    text: words.says[id](said),
    where:
      tensors.length === 0
        ? null
        : (isOfMissing(id) ? words.notFound : words.seenIn)(
            count > tensors.length ? words.andMore(tensors.join(', '), formatCount(count - tensors.length)) : listed(tensors),
          ),
  };
}

/** Such a finding names what is not there. */
const isOfMissing = (id: Finding['id']): boolean => id === 'norms-missing' || id === 'sub-norms-missing';

function numberOf(name: string, value: number): string {
  if (shares.includes(name)) return formatShare(value);
  if (bytes.includes(name)) return formatLarge(value);
  return Number.isInteger(value) ? formatCount(value) : formatSignificant(value);
}

const sharingWord = (id: string): string => Object.entries(words.sharing).find(([key]) => key === id)?.[1] ?? id;
