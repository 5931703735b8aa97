/** Damaged GGUF files that we wrote, and as many that llama.cpp wrote. */
import { llamaGguf, ourGguf, withstands } from './targets';

withstands('GGUF of ours', ourGguf);
withstands('GGUF that llama.cpp quantised', llamaGguf);
