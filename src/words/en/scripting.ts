/** Why a run of a sweep came to no end. */
export const stoppedEarly = 'It was stopped before its end.';
