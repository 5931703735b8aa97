/* Reads inputs from stdin, of one sequence after another, and writes the scores after each position (tokens) or after the
 * last (frames) as float64. MODEL is the file to test. */
#define BITNET_NO_MAIN
#include MODEL
#include <stdio.h>

static void write_scores(void) {
  int i;
  for (i = 0; i < OUTPUTS; i++) {
#ifdef BITNET_FLOAT
    const double value = scores.v[i];
#else
    double value = scores.v[i];
    int e;
    for (e = scores.e; e < 0; e++) value /= 2;
    for (; e > 0; e--) value *= 2;
#endif
    fwrite(&value, sizeof value, 1, stdout);
  }
}

#ifdef INPUTS
int main(void) {
  float frame[INPUTS];
  double wide_frame[INPUTS];
  int i, position = 0;
  while (fread(frame, sizeof frame, 1, stdin) == 1) {
    for (i = 0; i < INPUTS; i++) wide_frame[i] = (double)frame[i];
    read_frame(wide_frame, position);
    if (++position < POSITIONS) continue;
    write_scores();
    position = 0;
  }
  return 0;
}
#else
int main(void) {
  int32_t symbol;
  while (fread(&symbol, sizeof symbol, 1, stdin) == 1) {
    if (length == POSITIONS) length = 0;
    read_symbol(symbol, 1);
    write_scores();
  }
  return 0;
}
#endif
