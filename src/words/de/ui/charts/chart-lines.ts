export const pinned = (mode: string): string => `${mode}, angeheftet`;
