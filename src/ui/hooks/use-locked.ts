import { createContext, useContext } from 'react';

/** Whether a link has locked what stands inside. */
export const LockContext = createContext(false);

/** Controls that change what is trained are disabled where this is true. */
export const useLocked = (): boolean => useContext(LockContext);
