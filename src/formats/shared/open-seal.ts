export const SEAL_KEY = 'crc32';

/** Placeholder of the checksum until `seal` (`seal.ts`) fills it in. */
export const OPEN_SEAL = '00000000';
