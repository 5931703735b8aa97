/**
 * Rows as a Markdown table, the ratio first: times differ from machine to machine.
 * @param {readonly import('./compare').BenchRow[]} rows
 */
export function tableOf(rows) {
  const lines = rows.map(({ size, path, ratioToPlan, stepMs, encodeMs, dispatches, submits, newBuffers, newBindGroups, uploads }) =>
    [
      size,
      path,
      `${significant(ratioToPlan)} ×`,
      `${significant(stepMs)} ms`,
      Number.isNaN(encodeMs) ? '' : `${significant(encodeMs)} ms`,
      dispatches,
      submits,
      newBuffers,
      newBindGroups,
      uploads,
    ].join(' | '),
  );
  return [
    'size | path | step ÷ plan | step | encode | dispatches | submits | new buffers | new bind groups | uploads',
    '--- | --- | --: | --: | --: | --: | --: | --: | --: | --:',
    ...lines,
  ]
    .map((line) => `| ${line} |`)
    .join('\n');
}

/** @param {number} value */
const significant = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(2));
