/** Something the person should know that belongs to no field: shown until dismissed, and in nobody's way. */
export interface Notice {
  readonly id: number;
  /** Errors are announced at once; information waits for a pause in speech, and leaves by itself. */
  readonly kind: 'information' | 'error';
  readonly message: string;
  /** Technical detail that can be copied into a bug report. */
  readonly detail?: string;
  /** What can be done about it from the notice itself. */
  readonly action?: 'undo';
}

export type NewNotice = Omit<Notice, 'id'>;

/** What to show when something went wrong, whatever was thrown. */
export function noticeOf(error: unknown, attempt: string): NewNotice {
  if (!(error instanceof Error)) return { kind: 'error', message: `${attempt} did not work.`, detail: String(error) };
  const known = 'code' in error && typeof error.code === 'string' && error.code !== 'internal';
  const reported = 'detail' in error && typeof error.detail === 'string' ? error.detail : undefined;
  const detail = reported ?? (known ? undefined : (error.stack ?? error.message));
  return { kind: 'error', message: sentence(attempt, error.message), ...(detail === undefined ? {} : { detail }) };
}

const sentence = (attempt: string, message: string): string => `${attempt} did not work. ${message}${/[.!?]$/.test(message) ? '' : '.'}`;
