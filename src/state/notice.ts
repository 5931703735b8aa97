import { visibleSentences } from '../math/visible-text';

/** Something the person should know that belongs to no field: shown until dismissed, and in nobody's way. */
export interface Notice {
  readonly id: number;
  /** Errors are announced at once; information waits for a pause in speech, and leaves by itself. */
  readonly kind: 'information' | 'error';
  readonly message: string;
  /** Technical detail that can be copied into a bug report. */
  readonly detail?: string;
  /**
   * What it tells of. The newest notice about something replaces the former, and all of them go when that is over:
   * `notice-endings.ts` knows of `settings`, `training` and `data`.
   */
  readonly about?: string;
  /** What can be done about it from the notice itself. */
  readonly action?: 'undo';
}

export type NewNotice = Omit<Notice, 'id'>;

/** What to show when something went wrong, whatever was thrown. Without another subject it is about the attempt: the next try that fails replaces it. */
export function noticeOf(error: unknown, attempt: string, about: string = attempt): NewNotice {
  if (!(error instanceof Error)) return { kind: 'error', about, message: `${attempt} did not work.`, detail: String(error) };
  const known = 'code' in error && typeof error.code === 'string' && error.code !== 'internal';
  const reported = 'detail' in error && typeof error.detail === 'string' ? error.detail : undefined;
  const detail = reported ?? (known ? undefined : (error.stack ?? error.message));
  return { kind: 'error', about, message: sentence(attempt, error.message), ...(detail === undefined ? {} : { detail }) };
}

/** What one glance takes in; a message that quotes a stranger's file or link may be of any length. */
const LONGEST_MESSAGE = 800;
const SHORTENED_TO = 280;

/** A notice as it is shown: nothing in it is invisible or turns the line around, and it ends. */
export function readable<T extends NewNotice>({ message, ...rest }: T): T & NewNotice {
  const whole = visibleSentences(message);
  const shown = whole.length <= LONGEST_MESSAGE ? whole : `${whole.slice(0, SHORTENED_TO).replace(/\s+\S*$/, '')} …`;
  return {
    ...rest,
    message: shown,
    ...(rest.detail === undefined ? {} : { detail: visibleSentences(rest.detail).slice(0, 20 * LONGEST_MESSAGE) }),
  } as T & NewNotice;
}

const sentence = (attempt: string, message: string): string => `${attempt} did not work. ${message}${/[.!?]$/.test(message) ? '' : '.'}`;
