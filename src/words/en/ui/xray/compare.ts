export const intro =
  'Open the same model from before or after a conversion. Both are compared tensor by tensor, on rows that lie evenly over each; names of llama.cpp and of transformers are understood.';
export const choose = 'Choose the other model';
export const comparing = (done: string, of: string): string => `Compared ${done} of ${of} tensors`;
export const beside = (first: string, second: string): string => `“${first}” beside “${second}”`;
export const allSame = (count: string): string => `All ${count} tensors are the same, but for rounding.`;
export const parts = (same: string, of: string): string => `${same} of ${of} tensors are the same.`;
export const firstParting = (name: string, what: string): string => `They part first at ${name}: ${what}.`;
export const tensor = 'Tensor';
export const relation = 'How they are related';
export const sameCodes = 'Same codes';
export const ratio = 'Second / first';
export const scales = 'Scales';
export const arrow = (before: string, after: string): string => `${before} → ${after}`;
export const onlyDifferent = 'Only those that differ';
export const relations = {
  same: 'the same',
  'scale-inverted': 'the scale is upside down: 1/γ in the place of γ',
  'scale-shrunk': 'γ was taken again from codes: smaller by the share of zeros',
  'scale-lost': 'the scale was lost: 1 in the place of γ',
  'scale-differs': 'the same codes with another scale',
  negated: 'every code has the other sign',
  'other-layout': 'the same codes in another layout of I2_S than the file was read in',
  'rows-reordered': 'the same rows in another order inside each head (rotary)',
  rounded: 'numbers, rounded by their mean as b1.58 does',
  'rounded-otherwise': 'numbers, rounded otherwise than by their mean',
  'codes-differ': 'other codes',
  'numbers-differ': 'other numbers',
  'shape-differs': 'another shape',
  unread: 'not read in one of them',
  'only-first': 'only in the first',
  'only-second': 'only in the second',
};
