import { leaveOut } from '#words/catalog/data/wishes';
import * as words from '#words/ui/own-data';
import { useId, useState, type ReactElement } from 'react';
import type { TableReading, UsedColumn } from '../../catalog/data/table/table-reading';
import type { ColumnWish } from '../../catalog/data/table/columns';
import type { TableWish } from '../../catalog/data/table/table-wish';
import { separatorNames, type Separator } from '../../catalog/data/table/separators';
import { numberIn } from '../../catalog/data/table/number-format';
import { counted, marked } from '../../words/numbers';
import type { DataSource } from '../../worker/protocol';
import { visibleText } from '../../math/text/visible-text';
import { dataOf } from '../../state/commands/data-commands';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { FieldSelect } from '../controls/FieldSelect';
import './read-table.css';

const separatorOptions = Object.entries(separatorNames) as [Separator, string][];

/** How a table was read: what each column was taken for, and what a person may decide otherwise before it is trained on. */
export function ReadTable({
  reading,
  source,
  name,
}: {
  readonly reading: TableReading;
  readonly source: DataSource | null;
  readonly name: string;
}): ReactElement {
  const data = dataOf(usePlayground());
  const isReading = usePlaygroundState((state) => state.readingData !== null);
  const id = useId();
  const { columns, labelColumns, newestFirst } = reading;
  // What was chosen stands from the press on, and is added to until it has been read.
  const [chosen, setChosen] = useState<TableWish>({});
  const pending = isReading ? chosen : {};
  const wish = { ...reading.wish, ...pending };
  const { separator = reading.separator, header = reading.header, turned = reading.turned, gaps = reading.gaps } = pending;
  const isFixed = source?.kind !== 'table';
  const reread = (change: TableWish): void => {
    if (source?.kind !== 'table') return;
    setChosen({ ...pending, ...change });
    void data.give({ ...source, ...wish, ...change }, name);
  };
  const changeColumn = ({ name: column }: UsedColumn, change: ColumnWish): void =>
    reread({ columns: { ...wish.columns, [column]: { ...wish.columns?.[column], ...change } } });

  return (
    <details className="read-table" open>
      <summary>{words.howRead}</summary>
      {source === null ? <p className="own-note">{words.giveAgain}</p> : null}
      <div className="field">
        <label htmlFor={`${id}-label`}>{words.predict}</label>
        <select
          id={`${id}-label`}
          disabled={isFixed}
          value={wish.label ?? ''}
          onChange={({ currentTarget: { value } }) => reread({ label: value === '' ? null : value })}
        >
          <option value="">{words.nextRow}</option>
          {labelColumns.map((column) => (
            <option key={column} value={column}>
              {words.classOfRow(visibleText(column))}
            </option>
          ))}
        </select>
      </div>
      <FieldSelect
        label={words.splitBy}
        disabled={isFixed}
        value={separator}
        options={separatorOptions}
        // Other cells: what was said of columns is said of none of these.
        onChoose={(chosenSign) => reread({ separator: chosenSign, columns: {}, label: null })}
      />
      <div className="field">
        <label htmlFor={`${id}-header`}>{words.firstRow}</label>
        <select
          id={`${id}-header`}
          disabled={isFixed}
          value={header ? 'names' : 'data'}
          // Other names: what was said of columns is said of none of these.
          onChange={({ currentTarget: { value } }) => reread({ header: value === 'names', columns: {}, label: null })}
        >
          <option value="names">{words.columnNames}</option>
          <option value="data">{words.data}</option>
        </select>
      </div>
      {columns.length === 0 ? null : (
        <ul aria-label={words.columns}>
          {columns.map((column) => (
            <li key={column.name}>
              <label>
                <input
                  type="checkbox"
                  checked={pending.columns?.[column.name]?.use ?? column.use}
                  disabled={isFixed || column.kind !== 'number' || column.name === wish.label}
                  onChange={({ currentTarget: { checked } }) => changeColumn(column, { use: checked })}
                />
                <bdi>{visibleText(column.name)}</bdi>
              </label>
              <span className="read-column">{takenFor(column, column.name === wish.label)}</span>
              {isChoiceOfFormat(column) && column.name !== wish.label ? (
                <select
                  aria-label={words.numberFormat(column.name)}
                  disabled={isFixed}
                  value={pending.columns?.[column.name]?.decimal ?? column.decimal}
                  onChange={({ currentTarget: { value } }) => changeColumn(column, { decimal: value === 'comma' ? 'comma' : 'point' })}
                >
                  {(['point', 'comma'] as const).map((decimal) => (
                    <option key={decimal} value={decimal} disabled={numberIn(column.example, decimal === 'comma') === null}>
                      {formatWords(column, decimal)}
                    </option>
                  ))}
                </select>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {reading.rowsWithGaps > 0 ? (
        <div className="field">
          <label htmlFor={`${id}-gaps`}>{words.rowsWithGap}</label>
          <select
            id={`${id}-gaps`}
            disabled={isFixed}
            value={gaps}
            onChange={({ currentTarget: { value } }) => reread({ gaps: value === 'hold' ? 'hold' : leaveOut })}
          >
            <option value={leaveOut}>{words.leftOut}</option>
            <option value="hold">{words.holdBefore}</option>
          </select>
        </div>
      ) : null}
      {newestFirst !== null || turned ? (
        <label className="read-turned">
          <input
            type="checkbox"
            checked={turned}
            disabled={isFixed}
            onChange={({ currentTarget: { checked } }) => reread({ turned: checked })}
          />
          {words.turnRows}
        </label>
      ) : null}
    </details>
  );
}

function takenFor({ kind, example, value, gaps }: UsedColumn, isLabel: boolean): string {
  const missing = gaps === 0 ? '' : words.gaps(gaps, counted(gaps));
  const cell = visibleText(example.slice(0, 24));
  if (isLabel) return words.theClass(cell) + missing;
  switch (kind) {
    case 'number':
      return words.aNumber(cell, value === undefined || value === null ? '' : marked(String(value))) + missing;
    case 'time':
      return words.aTime(cell) + missing;
    case 'words':
      return words.noNumbers(cell) + missing;
    case 'empty':
      return words.empty;
  }
}

/** Whether the example is a number in both formats, or the person chose one. */
function isChoiceOfFormat({ kind, example, hasMarks, chosenFormat }: UsedColumn): boolean {
  if (chosenFormat) return true;
  return kind === 'number' && hasMarks && numberIn(example, true) !== null && numberIn(example, false) !== null;
}

/** What the example would be, in either format. */
function formatWords({ example }: UsedColumn, decimal: 'point' | 'comma'): string {
  const value = numberIn(example, decimal === 'comma');
  return (decimal === 'comma' ? words.decimalComma : words.decimalPoint)(value === null ? words.noNumber : marked(String(value)));
}
