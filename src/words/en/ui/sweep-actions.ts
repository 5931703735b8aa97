export const many = 'Many settings at once:';
export const sweep = 'Sweep';
export const trainsNow = (done: string, total: string): string => `training now, ${done} of ${total} runs`;
export const wasStopped = (done: string, total: string): string => `One was stopped at ${done} of ${total} runs`;
