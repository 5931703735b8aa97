export const endings = '.safetensors, .gguf, .zip, .html or .c';
