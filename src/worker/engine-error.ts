import * as words from '#words/worker/engine-error';
import { DataError } from '../catalog/data/data-error';
import { RefusedTable } from '../catalog/data/table/refused-table';
import type { TableReading } from '../catalog/data/table/table-reading';
import { MissingDataError } from '../catalog/data/own-data';
import { InputError } from '../catalog/tasks/task';
import { FormatError } from '../formats/format-error';
import { messageOf } from '../math/text/message-of';
import type { ErrorCode, ReportedError } from './protocol';

/** An error with a code, on either side of the worker's edge. The message says what happened and what to try. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: ErrorCode;
  readonly issues: NonNullable<ReportedError['issues']>;
  readonly detail: string | undefined;
  readonly reading: TableReading | undefined;

  constructor({ code, message, issues = [], detail, reading }: ReportedError) {
    super(message);
    this.code = code;
    this.issues = issues;
    this.detail = detail;
    this.reading = reading;
  }
}

/** Serialises any thrown value for the page: a fault of the person's keeps its code, everything else is `internal` with a detail to copy. */
export function reportError(error: unknown): ReportedError {
  if (error instanceof EngineError) {
    const { code, message, issues, detail, reading } = error;
    return {
      code,
      message,
      ...(issues.length > 0 ? { issues } : {}),
      ...(detail === undefined ? {} : { detail }),
      ...(reading === undefined ? {} : { reading }),
    };
  }
  if (error instanceof InputError) return { code: 'invalid-input', message: error.message };
  if (error instanceof RefusedTable) return { code: 'invalid-data', message: error.message, reading: error.reading };
  if (error instanceof DataError) return { code: 'invalid-data', message: error.message };
  if (error instanceof MissingDataError) return { code: 'missing-data', message: error.message };
  if (error instanceof FormatError) return { code: 'bad-file', message: error.message };
  const message = messageOf(error);
  return {
    code: 'internal',
    message: words.internal(message),
    detail: error instanceof Error ? (error.stack ?? message) : message,
  };
}
