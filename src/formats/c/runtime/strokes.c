/* ---- A stroke in, its name out -------------------------------------------------------------------------------------- */

#include <math.h>
#include <stdlib.h>

#ifndef BITNET_POINTS
#define BITNET_POINTS 256 /* points of a stroke at most */
#endif

static float stroke[BITNET_POINTS][2];
static int points;

/* A point of the next stroke, in any unit, y down; 0 where there is no room left for it. */
int bitnet_point(float x, float y) {
  if (points > 0 && hypot((double)x - (double)stroke[points - 1][0], (double)y - (double)stroke[points - 1][1]) <= 1e-6) return 1;
  if (points == BITNET_POINTS) return 0;
  stroke[points][0] = x;
  stroke[points][1] = y;
  points++;
  return 1;
}

static double span(int i) {
  return hypot((double)stroke[i][0] - (double)stroke[i - 1][0], (double)stroke[i][1] - (double)stroke[i - 1][1]);
}

/* The stroke as POSITIONS points at equal distances, its longer side from -1 to 1. */
static void resample(double line[POSITIONS][2]) {
  double total = 0, before = 0, left = HUGE_VAL, right = -HUGE_VAL, top = HUGE_VAL, bottom = -HUGE_VAL, half;
  int i, segment = 1;
  for (i = 1; i < points; i++) total += span(i);
  for (i = 0; i < POSITIONS; i++) {
    const double wanted = total * i / (POSITIONS - 1);
    double share;
    while (segment < points - 1 && before + span(segment) < wanted) before += span(segment++);
    share = (wanted - before) / span(segment);
    if (share > 1) share = 1;
    line[i][0] = (double)stroke[segment - 1][0] + share * ((double)stroke[segment][0] - (double)stroke[segment - 1][0]);
    line[i][1] = (double)stroke[segment - 1][1] + share * ((double)stroke[segment][1] - (double)stroke[segment - 1][1]);
    if (line[i][0] < left) left = line[i][0];
    if (line[i][0] > right) right = line[i][0];
    if (line[i][1] < top) top = line[i][1];
    if (line[i][1] > bottom) bottom = line[i][1];
  }
  half = (right - left > bottom - top ? right - left : bottom - top) / 2;
  for (i = 0; i < POSITIONS; i++) {
    line[i][0] = (line[i][0] - (left + right) / 2) / half;
    line[i][1] = (line[i][1] - (top + bottom) / 2) / half;
  }
}

/* Reads one frame of INPUTS numbers. */
static void read_frame(const double *frame, int position) {
  static number frame_numbers[INPUTS];
  struct vector input = {frame_numbers, INPUTS, 0};
  take(&input, frame, INPUTS);
#if PROJECTED
  dense(&stream, &input, into_stream, &into_stream_bias, HIDDEN);
#else
  memcpy(stream.v, input.v, INPUTS * sizeof(number));
  stream.e = input.e;
#endif
  run(position, position == POSITIONS - 1);
}

/* The name of the stroke whose points were given, or NULL where there are fewer than two. Begins a new stroke. */
const char *bitnet_name(void) {
  const double pi = 3.141592653589793;
  static double line[POSITIONS][2];
  double heading = 0;
  int i;
  if (points < 2) {
    points = 0;
    return NULL;
  }
  resample(line);
  for (i = 0; i < POSITIONS; i++) {
    const int from = i > 0 ? i - 1 : 0, to = i > 0 ? i : 1;
    const double dx = line[to][0] - line[from][0], dy = line[to][1] - line[from][1], before = heading;
    double frame[INPUTS], turning;
    if (dx < 0 || dx > 0 || dy < 0 || dy > 0) heading = atan2(dy, dx);
    turning = heading - before;
    frame[0] = line[i][0];
    frame[1] = line[i][1];
    frame[2] = cos(heading);
    frame[3] = sin(heading);
    frame[4] = i < 2 ? 0 : tanh(turning - 2 * pi * floor((turning + pi) / (2 * pi)));
    frame[5] = 2.0 * i / (POSITIONS - 1) - 1;
    read_frame(frame, i);
  }
  points = 0;
  return symbols[best()];
}

/* Names a stroke that is written as "x,y x,y ...". Gives NULL, or what is wrong with it, for a person. */
const char *bitnet_answer(const char *prompt, void (*put)(const char *text)) {
  const char *name;
  points = 0;
  while (*prompt != 0) {
    char *end;
    const float x = (float)strtod(prompt, &end);
    float y;
    if (end == prompt) break;
    prompt = end + strspn(end, ", \t\r\n");
    y = (float)strtod(prompt, &end);
    if (end == prompt || !bitnet_point(x, y)) return USAGE;
    prompt = end + strspn(end, ", \t\r\n");
  }
  if (*prompt != 0) return USAGE;
  name = bitnet_name();
  if (name == NULL) return USAGE;
  put(name);
  return NULL;
}
