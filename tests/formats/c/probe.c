/* Measures the fixed-point functions of MODEL against float64 over their ranges. Prints a name and the largest error each. */
#define BITNET_NO_MAIN
#include MODEL
#include <math.h>
#include <stdio.h>

static uint32_t state = 1;

/* -1 ... 1 */
static double draw(void) {
  state = state * 1664525u + 1013904223u;
  return (double)state / 2147483648.0 - 1;
}

static double real(const struct vector *x, int i) { return ldexp((double)x->v[i], x->e); }

/* n random numbers whose largest is near 2^power */
static void fill(struct vector *x, int n, int power) {
  int i;
  for (i = 0; i < n; i++) exact[i] = (wide)(draw() * 1073741824.0);
  settle(x, n, power - 30);
}

static double larger(double a, double b) { return fabs(a) > fabs(b) ? fabs(a) : fabs(b); }

static void probe_norm(void) {
  static number in[HIDDEN], out[HIDDEN];
  struct vector x = {in, HIDDEN, 0}, y = {out, HIDDEN, 0};
  double worst = 0;
  int power, i, again;
  for (power = -20; power <= 20; power++)
    for (again = 0; again < 20; again++) {
      double squares = 0, largest = 0, error = 0;
      fill(&x, HIDDEN, power);
      norm(&y, &x, final_gain);
      for (i = 0; i < HIDDEN; i++) squares += real(&x, i) * real(&x, i);
      for (i = 0; i < HIDDEN; i++) {
        const double right = real(&x, i) / sqrt(squares / HIDDEN + EPSILON) * ldexp((double)final_gain.v[i], final_gain.e);
        largest = larger(largest, right);
        error = larger(error, real(&y, i) - right);
      }
      worst = larger(worst, error / largest);
    }
  printf("norm %g\n", worst);
}

static void probe_falling(void) {
  double worst = 0;
  wide x;
  for (x = 0; x < (wide)40 << 24; x += 997) worst = larger(worst, falling(x) / 1073741824.0 - exp(-(double)x / 16777216.0));
  printf("e^-x %g\n", worst);
}

static void probe_sine(void) {
  double worst = 0;
  wide x;
  for (x = 0; x <= (wide)1 << 30; x += 1009) worst = larger(worst, sine(x) / 1073741824.0 - sin(acos(-1.0) / 2 * (double)x / 1073741824.0));
  printf("sine %g\n", worst);
}

static void probe_turn(void) {
  static number in[HEAD];
  struct vector x = {in, HEAD, 0};
  double worst = 0;
  int position, i;
  for (position = 0; position < POSITIONS; position++) {
    double before[HEAD];
    fill(&x, HEAD, 0);
    for (i = 0; i < HEAD; i++) before[i] = real(&x, i);
    turn(&x, position);
    for (i = 0; i < HEAD / 2; i++) {
      const double angle = position * pow(100, -2.0 * i / HEAD);
      worst = larger(worst, real(&x, i) - (before[i] * cos(angle) - before[i + HEAD / 2] * sin(angle)));
      worst = larger(worst, real(&x, i + HEAD / 2) - (before[i + HEAD / 2] * cos(angle) + before[i] * sin(angle)));
    }
  }
  printf("rotary %g\n", worst);
}

static void probe_activation(void) {
  double worst = 0;
  int power, i;
  for (power = -10; power <= 8; power++)
    for (i = 0; i < 20000; i++) {
      const number x = (number)(draw() * 1073741823.0);
      const double value = ldexp((double)x, power - 30);
#ifdef SQUARED
      const double right = value > 0 ? value * value : 0, unit = ldexp(1, 2 * power);
#else
      const double right = value / (1 + exp(-value)), unit = ldexp(1, power);
#endif
      worst = larger(worst, (ldexp((double)activated(x, power - 30), ACTIVATED_EXPONENT(power - 30)) - right) / unit);
    }
  printf("activation %g\n", worst);
}

static void probe_attention(void) {
  static number in[HIDDEN], out[HIDDEN];
  struct vector q = {in, HIDDEN, 0}, y = {out, HIDDEN, 0};
  double worst = 0;
  int again, p, h, d;
  for (again = 0; again < 50; again++) {
    double before[HIDDEN], largest = 0;
    for (p = 0; p < POSITIONS; p++) {
      struct vector key = {NULL, KV, 0}, value = {NULL, KV, 0};
      key.v = &keys[0][p * KV];
      value.v = &values[0][p * KV];
      fill(&key, KV, again % 5 - 2);
      fill(&value, KV, p % 3);
      key_exponents[0][p] = (int16_t)key.e;
      value_exponents[0][p] = (int16_t)value.e;
      for (d = 0; d < KV; d++) largest = larger(largest, real(&value, d));
    }
    fill(&q, HIDDEN, again % 3);
    for (d = 0; d < HIDDEN; d++) before[d] = real(&q, d);
    attend(&y, &q, keys[0], values[0], key_exponents[0], value_exponents[0], POSITIONS);
    for (h = 0; h < HEADS; h++) {
      const int at = h / (HEADS / KV_HEADS) * HEAD;
      double weight[POSITIONS], total = 0;
      for (p = 0; p < POSITIONS; p++) {
        double score = 0;
        for (d = 0; d < HEAD; d++) score += before[h * HEAD + d] * ldexp((double)keys[0][p * KV + at + d], key_exponents[0][p]);
        weight[p] = exp(score / sqrt(HEAD));
        total += weight[p];
      }
      for (d = 0; d < HEAD; d++) {
        double right = 0;
        for (p = 0; p < POSITIONS; p++) right += weight[p] / total * ldexp((double)values[0][p * KV + at + d], value_exponents[0][p]);
        worst = larger(worst, (real(&y, h * HEAD + d) - right) / largest);
      }
    }
  }
  printf("attention %g\n", worst);
}

int main(void) {
  probe_norm();
  probe_falling();
  probe_sine();
  probe_turn();
  probe_activation();
  probe_attention();
  return 0;
}
