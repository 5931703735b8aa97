/** Warum ein Lauf einer Versuchsreihe kein Ende nahm. */
export const stoppedEarly = 'Er wurde vor dem Ende angehalten.';
