import * as words from '#words/ui/parts';

/** Why a part of the page is not there. */
export type WhyMissing = 'offline' | 'unreachable' | 'updated' | 'withheld';

/** A part of the page that could not be fetched. The message is for the person, and says what to try. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
  readonly why: WhyMissing;

  constructor(why: WhyMissing, cause: unknown) {
    super(words.missing[why], { cause });
    this.why = why;
  }
}

/** Longer than a slow site takes for its first page. */
const patienceMs = 10_000;

/** Tells the reasons apart: by asking for the page itself, past every cache, and looking at which scripts it names now. */
export async function whyMissing(): Promise<WhyMissing> {
  try {
    const response = await fetch(location.pathname + location.search, { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) });
    const page = response.ok ? await response.text() : '';
    const entry = document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? '';
    if (page.includes(entry)) return 'withheld';
    // Anything else is no page of this site: a network that wants one to sign in, a host that has moved.
    return /<script[^>]+type="module"/.test(page) && page.includes('id="root"') ? 'updated' : 'unreachable';
  } catch {
    return navigator.onLine ? 'unreachable' : 'offline';
  }
}
