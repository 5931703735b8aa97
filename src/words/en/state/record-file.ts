export const cutShort = 'The record ends before its last matrix.';
