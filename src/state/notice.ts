import * as words from '#words/state';
import { visibleSentences } from '../math/text/visible-text';

/** A message that belongs to no field: shown until dismissed, without blocking the page. */
export interface Notice {
  readonly id: number;
  /** Errors are announced assertively; information politely, and it expires. */
  readonly kind: 'information' | 'error';
  readonly message: string;
  /** Technical detail that can be copied into a bug report. */
  readonly detail?: string;
  /**
   * What it tells of. The newest notice about something replaces the former, and all of them go when that is over:
   * `notice-endings.ts` knows of `settings`, `training` and `data`.
   */
  readonly about?: string;
  /** Action offered in the notice. */
  readonly action?: 'undo' | NoticeOffer;
}

/** Something to accept or to decline: the notice stays until one of both. */
export interface NoticeOffer {
  readonly label: string;
  accept(): void;
  decline(): void;
}

export type NewNotice = Omit<Notice, 'id'>;

/** The notice for any thrown value. The default subject is the attempt: the next failed attempt replaces it. */
export function noticeOf(error: unknown, attempt: string, about: string = attempt): NewNotice {
  if (!(error instanceof Error)) return { kind: 'error', about, message: words.didNotWork(attempt), detail: String(error) };
  const known = 'code' in error && typeof error.code === 'string' && error.code !== 'internal';
  const reported = 'detail' in error && typeof error.detail === 'string' ? error.detail : undefined;
  const detail = reported ?? (known ? undefined : (error.stack ?? error.message));
  return { kind: 'error', about, message: sentence(attempt, error.message), ...(detail === undefined ? {} : { detail }) };
}

/** Maximum length; a message that quotes an untrusted file or link may be of any length. */
const LONGEST_MESSAGE = 800;
const SHORTENED_TO = 280;

/** Sanitises a message: escapes invisible and bidirectional control characters, and truncates. */
export function readable<T extends NewNotice>({ message, ...rest }: T): T & NewNotice {
  const whole = visibleSentences(message);
  const shown = whole.length <= LONGEST_MESSAGE ? whole : `${whole.slice(0, SHORTENED_TO).replace(/\s+\S*$/, '')} …`;
  return {
    ...rest,
    message: shown,
    ...(rest.detail === undefined ? {} : { detail: visibleSentences(rest.detail).slice(0, 20 * LONGEST_MESSAGE) }),
  } as T & NewNotice;
}

const sentence = (attempt: string, message: string): string =>
  `${words.didNotWork(attempt)} ${message}${/[.!?]$/.test(message) ? '' : '.'}`;
