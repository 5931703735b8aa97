export const endings = '.safetensors, .gguf, .zip or .html';
