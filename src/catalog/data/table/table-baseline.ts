import type { CardBaseline } from '../card';

/** Mean squared error of taking each held-out row for the next, in normalised units. */
export function copyingBaseline(values: Float32Array, width: number, trainRows: number): CardBaseline {
  let [sum, count] = [0, 0];
  for (let i = (trainRows + 1) * width; i < values.length; i++, count++) sum += ((values[i] ?? 0) - (values[i - width] ?? 0)) ** 2;
  return { score: 0, loss: sum / count };
}

/** Telling held-out labels from how often each occurs among the rows trained on (each counted once more). */
export function frequencyBaseline(labels: Uint8Array, trainRows: number, classes: number): CardBaseline {
  const counts = new Float64Array(classes).fill(1);
  for (const label of labels.subarray(0, trainRows)) counts[label] = (counts[label] ?? 0) + 1;
  const likeliest = counts.indexOf(Math.max(...counts));
  const held = labels.subarray(trainRows);
  let [nats, right] = [0, 0];
  for (const label of held) {
    nats -= Math.log((counts[label] ?? 1) / (trainRows + classes));
    if (label === likeliest) right++;
  }
  return { score: right / held.length, loss: nats / held.length };
}
