/** The endings of the files that open here, as a sentence lists them. The page reads it, which knows no format; a test compares it with them. */
export const OPENABLE_ENDINGS = '.safetensors, .gguf, .zip or .html';
