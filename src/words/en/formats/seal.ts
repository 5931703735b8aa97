export const damaged = 'is damaged, or was changed after it was saved. Save or download it again.';
