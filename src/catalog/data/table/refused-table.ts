import { DataError } from '../data-error';
import type { TableReading } from './table-reading';

/** A table that cannot be used as it was read; how it was read tells what can be changed. */
export class RefusedTable extends DataError {
  override readonly name = 'RefusedTable';
  readonly reading: TableReading;

  constructor(message: string, reading: TableReading) {
    super(message);
    this.reading = reading;
  }
}
