/* A board without arguments: the question is in the program. */
#define BITNET_NO_MAIN
#include MODEL
#include <stdio.h>

static void put(const char *text) { fputs(text, stdout); }

int main(void) {
  const char *problem = bitnet_answer(QUESTION_ASKED, put);
  puts(problem == NULL ? "" : problem);
  return 0;
}
