export const silent = 'The storage of this browser does not answer.';
export const full = 'The storage that this browser grants the page is full.';
export const blocked =
  'This browser does not let the page keep anything. Some private windows do this, and so do settings that block storage.';
