/* ---- A program: the question is its first argument, or a line that it reads ----------------------------------------- */

#if !defined ARDUINO && !defined BITNET_NO_MAIN
#include <stdio.h>

static void put(const char *text) { fputs(text, stdout); }

int main(int count, char **arguments) {
  static char line[LINE];
  const char *problem, *prompt = line;
  if (count > 1) {
    prompt = arguments[1];
  } else if (fgets(line, sizeof line, stdin) == NULL) {
    fputs(USAGE, stderr);
    return 1;
  }
  line[strcspn(line, "\r\n")] = 0;
  problem = bitnet_answer(prompt, put);
  puts("");
  if (problem == NULL) return 0;
  fprintf(stderr, "%s\n", problem);
  return 1;
}
#endif
