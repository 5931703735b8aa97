/** What `npm run lessons -- --write` has measured, as `docs/lessons/measured.json` keeps it for the teacher's pages. */
export interface MeasuredLesson {
  readonly id: string;
  /** By seed, then by step: the shown values, in their order. */
  readonly values: readonly (readonly (readonly (number | null)[])[])[];
  /** Of all trainings of the lesson, by seed, on the machine that measured. */
  readonly seconds: readonly number[];
}
