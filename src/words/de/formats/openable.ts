export const endings = '.safetensors, .gguf, .zip, .html oder .c';
