export const silent = 'The storage of this browser does not answer.';
export const full = 'The storage that this browser grants the page is full.';
export const blocked = 'This browser lets the page keep nothing: in some private windows, and where storage is blocked, that is so.';
