export const endings = '.safetensors, .gguf, .zip oder .html';
