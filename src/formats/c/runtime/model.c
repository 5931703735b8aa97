#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* ---- Numbers --------------------------------------------------------------------------------------------------------
 *
 * A vector is n numbers that share an exponent: v[i] stands for v[i] * 2^e, and the largest has 30 bits. In the float
 * build v[i] is a float, and e is not used. */

#ifdef BITNET_FLOAT
typedef float number;
#else
typedef int32_t number;
#endif

/*{ARRAYS}*/

struct vector {
  number *v;
  int n, e;
};

/* Numbers in flash: gains, biases, an embedding. */
struct constants {
  const number *v;
  int e;
};

/* Codes of a matrix, packed row after row, and what they are multiplied by. */
struct matrix {
  const uint8_t *codes;
  int rows, columns;
#if FINE_SCALES
  const number *scales; /* row after row, one for so many columns */
  int e, group;
#else
  number scale;
  int e;
#endif
#if BIASES
  struct constants bias;
#endif
};

static int8_t rounded[WIDEST]; /* activations as integers */

/* Reads the codes of a matrix one after another. */
struct reader {
  const uint8_t *next;
  unsigned byte, left;
#if THREES
  unsigned zero, signs, at; /* of a block of four */
#endif
};

#if TERNARY
/* -1, 0 or +1: five to a byte, in base 3, the first in the lowest place. */
static int next_code(struct reader *r) {
  int code;
  if (r->left == 0) {
    r->byte = *r->next++;
    r->left = 5;
  }
  code = (int)(r->byte % 3) - 1;
  r->byte /= 3;
  r->left--;
  return code;
}
#else
#if THREES
/* The next bits, the first in the lowest place. */
static unsigned next_bits(struct reader *r, unsigned count) {
  unsigned field;
  if (r->left < count) {
    r->byte |= (unsigned)*r->next++ << r->left;
    r->left += 8;
  }
  field = r->byte & ((1u << count) - 1);
  r->byte >>= count;
  r->left -= count;
  return field;
}

/* Of every four one 0 and three signs in five bits: the signs, the first in the lowest bit, then the place of the 0. */
static int next_code(struct reader *r) {
  int code = 0;
  if (r->at == 0) {
    r->signs = next_bits(r, 3);
    r->zero = next_bits(r, 2);
  }
  if (r->at != r->zero) {
    code = (r->signs & 1) != 0 ? 1 : -1;
    r->signs >>= 1;
  }
  r->at = (r->at + 1) % 4;
  return code;
}
#else
#if FIELDS
/* A level in a field of bits, one field after another, the first in the lowest bits. */
static int next_code(struct reader *r) {
  unsigned field;
  if (r->left < CODE_BITS) {
    r->byte |= (unsigned)*r->next++ << r->left;
    r->left += 8;
  }
  field = r->byte & ((1u << CODE_BITS) - 1);
  r->byte >>= CODE_BITS;
  r->left -= CODE_BITS;
  return LOWEST_CODE + CODE_STEP * (int)field;
}
#else
/* -1 or +1: eight to a byte, the first in the lowest bit. */
static int next_code(struct reader *r) {
  int code;
  if (r->left == 0) {
    r->byte = *r->next++;
    r->left = 8;
  }
  code = (r->byte & 1) != 0 ? 1 : -1;
  r->byte >>= 1;
  r->left--;
  return code;
}
#endif
#endif
#endif

static struct reader first_code(const struct matrix *w) {
  struct reader r = {0};
  r.next = w->codes;
  return r;
}

/* Columns of one row of a matrix times the rounded activations: 8-bit integers times codes, added up in 32 bits, exact. */
static int32_t row_sum(struct reader *r, int from, int columns) {
  int32_t sum = 0;
  int j;
  for (j = from; j < columns; j++) sum += rounded[j] * next_code(r);
  return sum;
}

#ifdef BITNET_FLOAT

/* ---- The float build: the operations of the page, in its order, so that it gives the same numbers to the bit ------- */

#include <math.h>
#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

/* e^x as browsers compute it. From fdlibm's e_exp.c:
 *
 * Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is
 * preserved. */
static double exponential(double x) {
  const double high = 6.93147180369123816490e-01, low = 1.90821492927058770002e-10;
  double hi = 0, lo = 0, c, t, y;
  const int negative = x < 0;
  int k = 0;
  uint64_t bits;
  uint32_t size; /* the upper half of |x|, by which fdlibm compares */
  memcpy(&bits, &x, sizeof bits);
  size = (uint32_t)(bits >> 32) & 0x7fffffff;
  if (x > 7.09782712893383973096e+02) return HUGE_VAL;
  if (x < -7.45133219101941108420e+02) return 0;
  if (size > 0x3fd62e42) { /* 0.5 ln 2 */
    if (size < 0x3ff0a2b2) { /* 1.5 ln 2 */
      if (x == 1) return 2.718281828459045;
      hi = negative ? x + high : x - high;
      lo = negative ? -low : low;
      k = negative ? -1 : 1;
    } else {
      k = (int)(1.44269504088896338700 * x + (negative ? -0.5 : 0.5));
      hi = x - k * high;
      lo = k * low;
    }
    x = hi - lo;
  } else if (size < 0x3e300000) { /* 2^-28 */
    return 1 + x;
  }
  t = x * x;
  c = x - t * (1.66666666666666019037e-01 +
               t * (-2.77777777770155933842e-03 +
                    t * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
  if (k == 0) return 1 - ((x * c) / (c - 2) - x);
  y = 1 - ((lo - (x * c) / (2 - c)) - hi);
  return ldexp(y, k);
}

#if FRAMES
static void take(struct vector *y, const double *from, int n) {
  int i;
  for (i = 0; i < n; i++) y->v[i] = (float)from[i];
  y->n = n;
}
#else
static void take(struct vector *y, struct constants from, int n) {
  memcpy(y->v, from.v, (size_t)n * sizeof(number));
  y->n = n;
}
#endif

static void add(struct vector *x, const struct vector *y) {
  int i;
  for (i = 0; i < x->n; i++) x->v[i] = (float)((double)x->v[i] + (double)y->v[i]);
}

#if EDIFICE
/* LayerNorm (Ba et al. 2016): gain * (x - mean) / sqrt(variance + epsilon) + bias. */
static void norm(struct vector *y, const struct vector *x, struct constants gain, struct constants bias) {
  double sum = 0, squares = 0, shift, factor;
  int i;
  for (i = 0; i < x->n; i++) sum += x->v[i];
  shift = sum / x->n;
  for (i = 0; i < x->n; i++) squares += (x->v[i] - shift) * (x->v[i] - shift);
  factor = 1 / sqrt(squares / x->n + EPSILON);
  for (i = 0; i < x->n; i++) y->v[i] = (float)((x->v[i] - shift) * factor * (double)gain.v[i] + (double)bias.v[i]);
  y->n = x->n;
}
#else
/* RMSNorm (Zhang & Sennrich 2019): gain * x / sqrt(mean(x^2) + epsilon). */
static void norm(struct vector *y, const struct vector *x, struct constants gain) {
  double squares = 0, factor;
  int i;
  for (i = 0; i < x->n; i++) squares += (double)x->v[i] * (double)x->v[i];
  factor = 1 / sqrt(squares / x->n + EPSILON);
  for (i = 0; i < x->n; i++) y->v[i] = (float)((double)x->v[i] * factor * (double)gain.v[i]);
  y->n = x->n;
}
#endif

/* What activations were multiplied by to become integers. */
typedef double rounding;

/* Activations become integers (Ma et al. 2024): q = round(x * LEVELS / max|x|), ties to even; max|x| is 1e-5 at least. */
static rounding round_activations(const struct vector *x) {
  const double ties_to_even = 6755399441055744.0; /* 1.5 * 2^52 */
  double peak = (double)1e-5f;
  float scale;
  int i;
  for (i = 0; i < x->n; i++) {
    if (x->v[i] > peak) peak = x->v[i];
    if (-x->v[i] > peak) peak = -x->v[i];
  }
  scale = (float)(LEVELS / peak);
  for (i = 0; i < x->n; i++) {
    const double q = ((double)(float)((double)x->v[i] * (double)scale) + ties_to_even) - ties_to_even;
    rounded[i] = (int8_t)(q > LEVELS ? LEVELS : q < -LEVELS - 1 ? -LEVELS - 1 : q);
  }
  return scale;
}

/* y = W x (+ b) of the rounded activations. */
static void product(struct vector *y, const struct matrix *w, rounding input_scale) {
  struct reader r = first_code(w);
#if FINE_SCALES
  const number *scale = w->scales;
#endif
  int row;
  for (row = 0; row < w->rows; row++) {
#if FINE_SCALES
    double sum = 0;
    int from, to;
    for (from = 0; from < w->columns; from = to, scale++) {
      to = from + w->group < w->columns ? from + w->group : w->columns;
      sum += (double)row_sum(&r, from, to) * (double)*scale;
    }
    sum /= input_scale;
#else
    const double sum = (double)row_sum(&r, 0, w->columns) * (double)w->scale / input_scale;
#endif
#if BIASES
    y->v[row] = (float)(sum + (double)w->bias.v[row]);
#else
    y->v[row] = (float)sum;
#endif
  }
  y->n = w->rows;
}

/* y = W x (+ b) in full precision. */
static void dense(struct vector *y, const struct vector *x, struct constants w, const struct constants *bias, int rows) {
  const number *v = w.v;
  int row, i;
  for (row = 0; row < rows; row++, v += x->n) {
    double even = 0, odd = 0, last = 0;
    for (i = 0; i + 1 < x->n; i += 2) {
      even += (double)v[i] * (double)x->v[i];
      odd += (double)v[i + 1] * (double)x->v[i + 1];
    }
    if (i < x->n) last = (double)v[i] * (double)x->v[i];
    y->v[row] = (float)(even + odd + last + (bias == NULL ? 0 : (double)bias->v[row]));
  }
  y->n = rows;
}

#if RELU2
static double activated(double x) { return x > 0 ? x * x : 0; }
#else
static double activated(double x) { return x / (1 + exponential(-x)); }
#endif

#if EDIFICE
static void activate(struct vector *x) {
  int i;
  for (i = 0; i < x->n; i++) x->v[i] = (float)activated(x->v[i]);
}
#else
static void gate(struct vector *x, const struct vector *up) {
  int i;
  for (i = 0; i < x->n; i++) x->v[i] = (float)(activated(x->v[i]) * (double)up->v[i]);
}

/* RoPE (Su et al. 2021): elements i and i + HEAD / 2 of a head turn together. */
static void turn(struct vector *x, int position) {
  const float *c = cosines + position * (HEAD / 2), *s = sines + position * (HEAD / 2);
  int h, i;
  for (h = 0; h < x->n; h += HEAD) {
    for (i = h; i < h + HEAD / 2; i++) {
      const double a = x->v[i], b = x->v[i + HEAD / 2];
      x->v[i] = (float)(a * (double)c[i - h] - b * (double)s[i - h]);
      x->v[i + HEAD / 2] = (float)(b * (double)c[i - h] + a * (double)s[i - h]);
    }
  }
}
#endif

/* softmax(q k / sqrt(HEAD)) v over the positions so far (Vaswani et al. 2017). Keys and values lie KV apart. */
static void attend(struct vector *y, struct vector *q, const number *k, const number *v, const int16_t *ke, const int16_t *ve, int count) {
  static float weights[POSITIONS];
  int h, p, d;
  (void)ke;
  (void)ve;
  for (h = 0; h < HEADS; h++) {
    const int at = h / (HEADS / KV_HEADS) * HEAD;
    float largest = -HUGE_VALF;
    double total = 0;
    for (p = 0; p < count; p++) {
      double sum = 0;
      for (d = 0; d < HEAD; d++) sum += (double)q->v[h * HEAD + d] * (double)k[p * KV + at + d];
      weights[p] = (float)(sum * SCORE_FACTOR);
      if (weights[p] > largest) largest = weights[p];
    }
    for (p = 0; p < count; p++) {
      const double e = exponential((double)weights[p] - (double)largest);
      weights[p] = (float)e;
      total += e;
    }
    for (d = 0; d < HEAD; d++) y->v[h * HEAD + d] = 0;
    for (p = 0; p < count; p++) {
      const double weight = (double)(float)((double)weights[p] / total);
      for (d = 0; d < HEAD; d++) {
        number *const to = &y->v[h * HEAD + d];
        *to = (float)((double)*to + weight * (double)v[p * KV + at + d]);
      }
    }
  }
  y->n = HIDDEN;
}

#else

/* ---- The integer build ----------------------------------------------------------------------------------------------
 *
 * Numbers are 30 bits and a shared exponent, products 64 bits. How far each function is from float64 at most, as measured over
 * its range, norms, activations and attention as shares of their largest number: norm 5e-8, e^-x 2e-9, sine 5e-9, rotary 4e-9,
 * SiLU 3e-8, squared ReLU 5e-10, attention 2e-8. */

#define NOTHING (-500) /* the exponent of a vector of zeros: it disappears beside any other */

typedef int64_t wide;

static wide exact[WIDEST]; /* results before they are cut to 30 bits */

/* v * 2^-by, rounded to the nearest. */
static wide shifted(wide v, int by) {
  if (by <= 0) return v * ((wide)1 << -by);
  if (by > 62) return 0;
  return v < 0 ? -((-v + ((wide)1 << (by - 1))) >> by) : (v + ((wide)1 << (by - 1))) >> by;
}

static int bits_of(uint64_t v) {
  int bits = 0;
  for (; v >= 256; v >>= 8) bits += 8;
  for (; v != 0; v >>= 1) bits++;
  return bits;
}

/* y = exact[0 .. n) * 2^e, cut to 30 bits. */
static void settle(struct vector *y, int n, int e) {
  uint64_t all = 0;
  int i, by;
  for (i = 0; i < n; i++) all |= (uint64_t)(exact[i] < 0 ? -exact[i] : exact[i]);
  by = bits_of(all) - 30;
  for (i = 0; i < n; i++) y->v[i] = (int32_t)shifted(exact[i], by);
  y->n = n;
  y->e = all == 0 ? NOTHING : e + by;
}

#if FRAMES
static void take(struct vector *y, const double *from, int n) {
  const double unit = 1 << 24;
  int i;
  for (i = 0; i < n; i++) exact[i] = (wide)(from[i] * unit + (from[i] < 0 ? -0.5 : 0.5));
  settle(y, n, -24);
}
#else
static void take(struct vector *y, struct constants from, int n) {
  int i;
  for (i = 0; i < n; i++) exact[i] = from.v[i];
  settle(y, n, from.e);
}
#endif

/* x += y */
static void add_numbers(struct vector *x, const number *v, int e) {
  const int top = x->e > e ? x->e : e;
  int i;
  for (i = 0; i < x->n; i++) exact[i] = shifted(x->v[i], top - x->e - 24) + shifted(v[i], top - e - 24);
  settle(x, x->n, top - 24);
}

static void add(struct vector *x, const struct vector *y) { add_numbers(x, y->v, y->e); }

static uint32_t square_root(uint64_t v) {
  uint64_t root = 0, bit;
  for (bit = (uint64_t)1 << 31; bit != 0; bit >>= 1)
    if ((root | bit) * (root | bit) <= v) root |= bit;
  return (uint32_t)root;
}

/* y = gain * x / sqrt(mean(x^2) + epsilon), the heart of both kinds of norms. y may be x. */
static void scale_to_one(struct vector *y, const struct vector *x, struct constants gain) {
  uint64_t mean = 0, epsilon = EPSILON_DIGITS;
  int i, e = 2 * (x->e + 5), epsilon_e = EPSILON_EXPONENT, by;
  for (i = 0; i < x->n; i++) mean += (uint64_t)((wide)(x->v[i] / 32) * (x->v[i] / 32));
  mean /= (uint64_t)x->n;
  /* Both to 61 bits, then the smaller one to the exponent of the larger. */
  by = mean == 0 ? 0 : 61 - bits_of(mean);
  mean <<= by;
  e = mean == 0 ? 2 * NOTHING : e - by;
  by = 61 - bits_of(epsilon);
  epsilon <<= by;
  epsilon_e -= by;
  if (e < epsilon_e) {
    mean = epsilon_e - e > 63 ? 0 : mean >> (epsilon_e - e);
    e = epsilon_e;
  } else {
    epsilon = e - epsilon_e > 63 ? 0 : epsilon >> (e - epsilon_e);
  }
  mean += epsilon;
  if ((e & 1) != 0) {
    mean <<= 1;
    e--;
  }
  {
    /* 30 to 32 bits, of which x times the factor keeps 31. */
    const wide factor = (wide)(((uint64_t)1 << 61) / square_root(mean));
    for (i = 0; i < x->n; i++) exact[i] = shifted(x->v[i] * factor, 30) * gain.v[i];
    settle(y, x->n, x->e - 61 - e / 2 + 30 + gain.e);
  }
}

#if EDIFICE
/* LayerNorm (Ba et al. 2016): gain * (x - mean) / sqrt(variance + epsilon) + bias. */
static void norm(struct vector *y, const struct vector *x, struct constants gain, struct constants bias) {
  wide sum = 0;
  int i;
  for (i = 0; i < x->n; i++) sum += x->v[i];
  for (i = 0; i < x->n; i++) exact[i] = (wide)x->v[i] * 65536 - sum * 65536 / x->n;
  settle(y, x->n, x->e - 16);
  scale_to_one(y, y, gain);
  add_numbers(y, bias.v, bias.e);
}
#else
/* RMSNorm (Zhang & Sennrich 2019): gain * x / sqrt(mean(x^2) + epsilon). */
static void norm(struct vector *y, const struct vector *x, struct constants gain) { scale_to_one(y, x, gain); }
#endif

/* The largest activation, peak * 2^e: as an integer it became LEVELS. */
typedef struct {
  int32_t peak;
  int e;
} rounding;

/* Activations become integers (Ma et al. 2024): q = round(x * LEVELS / max|x|); max|x| is 1e-5 at least. */
static rounding round_activations(const struct vector *x) {
  const int32_t least = 1407374884; /* 1e-5 * 2^47 */
  rounding s = {0, 0};
  wide factor;
  int i, by = 53;
  for (i = 0; i < x->n; i++) {
    const int32_t size = x->v[i] < 0 ? -x->v[i] : x->v[i];
    if (size > s.peak) s.peak = size;
  }
  s.e = x->e;
  if (s.peak == 0 || s.e < -57) { /* all round to zero */
    memset(rounded, 0, sizeof rounded);
    return s;
  }
  if (s.e <= -46 && shifted(s.peak, -47 - s.e) < least) {
    s.peak = least;
    by += -47 - s.e;
    s.e = -47;
  }
  factor = ((wide)LEVELS << 53) / s.peak;
  for (i = 0; i < x->n; i++) rounded[i] = (int8_t)shifted(x->v[i] * factor, by);
  return s;
}

#if FINE_SCALES
/* y = W x (+ b) of the rounded activations: the sums of a row times their scales have 53 bits at most, then one rescale. */
static void product(struct vector *y, const struct matrix *w, rounding s) {
  struct reader r = first_code(w);
  const number *scale = w->scales;
  int row, from, to;
  for (row = 0; row < w->rows; row++) {
    exact[row] = 0;
    for (from = 0; from < w->columns; from = to, scale++) {
      to = from + w->group < w->columns ? from + w->group : w->columns;
      exact[row] += (wide)row_sum(&r, from, to) * *scale;
    }
  }
  settle(y, w->rows, w->e);
  for (row = 0; row < w->rows; row++) exact[row] = (wide)y->v[row] * s.peak / LEVELS;
  settle(y, w->rows, y->e + s.e);
#if BIASES
  add_numbers(y, w->bias.v, w->bias.e);
#endif
}
#else
/* y = W x (+ b) of the rounded activations: one rescale a row. */
static void product(struct vector *y, const struct matrix *w, rounding s) {
  struct reader r = first_code(w);
  wide factor = (wide)w->scale * s.peak / LEVELS;
  int row, by = bits_of((uint64_t)(factor < 0 ? -factor : factor)) - 31;
  factor = shifted(factor, by);
  for (row = 0; row < w->rows; row++) exact[row] = row_sum(&r, 0, w->columns) * factor;
  settle(y, w->rows, w->e + s.e + by);
#if BIASES
  add_numbers(y, w->bias.v, w->bias.e);
#endif
}
#endif

/* y = W x (+ b) in full precision. */
static void dense(struct vector *y, const struct vector *x, struct constants w, const struct constants *bias, int rows) {
  const number *v = w.v;
  int row, i;
  for (row = 0; row < rows; row++, v += x->n) {
    exact[row] = 0;
    for (i = 0; i < x->n; i++) exact[row] += (wide)v[i] * x->v[i] / 4096;
  }
  settle(y, rows, w.e + x->e + 12);
  if (bias != NULL) add_numbers(y, bias->v, bias->e);
}

/* e^-x: x in 24 bits behind the point, the result in 30. 2^-f by its Taylor series, |f| <= 1/2. */
static int32_t falling(wide x) {
  static const int32_t terms[] = {1073741824, -744261118, 257941248, -59597083, 10327387, -1431680, 165394, -16377, 1419};
  wide t, f, sum = 0;
  int i, n;
  if (x >= (wide)32 << 24) return 0;
  t = (x * 1549082005 + 8388608) >> 24; /* x / ln 2, 30 bits behind the point */
  n = (int)((t + ((wide)1 << 29)) >> 30);
  f = t - ((wide)n << 30);
  for (i = 8; i >= 0; i--) sum = terms[i] + shifted(sum * f, 30);
  return (int32_t)shifted(sum, n);
}

#if RELU2
/* max(x, 0)^2, 28 bits shifted out. */
static wide activated(number x, int e) {
  (void)e;
  return x > 0 ? shifted((wide)x * x, 28) : 0;
}
#define ACTIVATED_EXPONENT(e) (2 * (e) + 28)
#else
/* x in 24 bits behind the point, no further from 0 than 64. */
static wide in_24_bits(number x, int e) {
  const wide most = (wide)64 << 24;
  const wide fixed = shifted(x, e > 8 ? -32 : -24 - e);
  return fixed > most ? most : fixed < -most ? -most : fixed;
}

/* SiLU: x / (1 + e^-x), 28 of 30 bits of the product shifted out. */
static wide activated(number x, int e) {
  const wide fixed = in_24_bits(x, e);
  const wide tail = falling(fixed < 0 ? -fixed : fixed);
  const wide half = ((wide)1 << 60) / (((wide)1 << 30) + tail);
  return shifted(x * (fixed < 0 ? shifted(half * tail, 30) : half), 28);
}
#define ACTIVATED_EXPONENT(e) ((e) - 2)
#endif

#if EDIFICE
static void activate(struct vector *x) {
  int i;
  for (i = 0; i < x->n; i++) exact[i] = activated(x->v[i], x->e);
  settle(x, x->n, ACTIVATED_EXPONENT(x->e));
}
#else
static void gate(struct vector *x, const struct vector *up) {
  int i;
  for (i = 0; i < x->n; i++) exact[i] = activated(x->v[i], x->e) * up->v[i];
  settle(x, x->n, ACTIVATED_EXPONENT(x->e) + up->e);
}

/* The sine of x quarters of a turn, 0 <= x <= 1, both in 30 bits behind the point: the Taylor series. */
static int32_t sine(wide x) {
  static const int32_t terms[] = {1686629713, -693598668, 85569306, -5026995, 172272, -3864, 61};
  const wide square = shifted(x * x, 30);
  wide sum = 0;
  int i;
  for (i = 6; i >= 0; i--) sum = terms[i] + shifted(sum * square, 30);
  return (int32_t)shifted(sum * x, 30);
}

/* RoPE (Su et al. 2021): elements i and i + HEAD / 2 of a head turn together. turns[i] is a share of a turn, 2^64 a whole. */
static void turn(struct vector *x, int position) {
  int h, i;
  for (i = 0; i < HEAD / 2; i++) {
    const uint32_t angle = (uint32_t)((turns[i] * (uint64_t)position) >> 32);
    const wide part = angle & 0x3fffffff, one = (wide)1 << 30;
    const wide s0 = sine(part), c0 = sine(one - part);
    const int quarter = (int)(angle >> 30);
    const wide s = quarter == 0 ? s0 : quarter == 1 ? c0 : quarter == 2 ? -s0 : -c0;
    const wide c = quarter == 0 ? c0 : quarter == 1 ? -s0 : quarter == 2 ? -c0 : s0;
    for (h = i; h < x->n; h += HEAD) {
      const wide a = x->v[h], b = x->v[h + HEAD / 2];
      x->v[h] = (int32_t)shifted(a * c - b * s, 30);
      x->v[h + HEAD / 2] = (int32_t)shifted(b * c + a * s, 30);
    }
  }
}
#endif

/* softmax(q k / sqrt(HEAD)) v over the positions so far (Vaswani et al. 2017). Keys and values lie KV apart, and those of
 * each position have an exponent of their own. */
static void attend(struct vector *y, struct vector *q, const number *k, const number *v, const int16_t *ke, const int16_t *ve, int count) {
  static wide weights[POSITIONS];
  int h, p, d, top = NOTHING;
  for (d = 0; d < q->n; d++) exact[d] = (wide)q->v[d] * SCORE_FACTOR;
  settle(q, q->n, q->e - 30);
  for (p = 0; p < count; p++)
    if (ve[p] > top) top = ve[p];
  for (h = 0; h < HEADS; h++) {
    const int at = h / (HEADS / KV_HEADS) * HEAD;
    wide largest = INT64_MIN, total = 0, inverse;
    for (p = 0; p < count; p++) {
      wide sum = 0;
      int by = -24 - 10 - q->e - ke[p];
      for (d = 0; d < HEAD; d++) sum += (wide)q->v[h * HEAD + d] * k[p * KV + at + d] / 1024;
      if (by < 0) { /* a score of millions: as far as it goes */
        const wide most = INT64_MAX >> (by < -60 ? 60 : -by) >> 2;
        sum = sum > most ? most : sum < -most ? -most : sum;
        by = by < -60 ? -60 : by;
      }
      weights[p] = shifted(sum, by);
      if (weights[p] > largest) largest = weights[p];
    }
    for (p = 0; p < count; p++) {
      weights[p] = falling(largest - weights[p]);
      total += weights[p];
    }
    /* To a sum of 1, 30 bits behind the point. The largest weight alone has 31 bits. */
    d = bits_of((uint64_t)total) - 31;
    inverse = ((wide)1 << 62) / (total >> d);
    for (p = 0; p < count; p++) weights[p] = shifted(weights[p] * inverse, 32 + d);
    for (d = 0; d < HEAD; d++) {
      wide sum = 0;
      for (p = 0; p < count; p++) sum += shifted(weights[p] * v[p * KV + at + d], top - ve[p]);
      exact[h * HEAD + d] = sum;
    }
  }
  settle(y, HIDDEN, top - 30);
}

#endif

/* ---- The model ------------------------------------------------------------------------------------------------------ */

#if EDIFICE
/* A block of Edifice: x += attention(norm(x)); x += feed_forward(norm(x)). */
struct block {
  struct constants attention_gain, attention_bias;
  struct matrix qkv, output;
  struct constants feed_forward_gain, feed_forward_bias;
  struct matrix up, down;
};
#else
/* A block of BitNet b1.58: x += attention(norm(x)); x += feed_forward(norm(x)), the feed-forward network gated. */
struct block {
  struct constants attention_gain;
  struct matrix query, key, value;
#if SUB_NORMS
  struct constants attention_sub_gain;
#endif
  struct matrix output;
  struct constants feed_forward_gain;
  struct matrix gate, up;
#if SUB_NORMS
  struct constants feed_forward_sub_gain;
#endif
  struct matrix down;
};
#endif

/*{BLOCKS}*/

/* What is remembered of every position: keys and values of every block. */
static number keys[LAYERS][POSITIONS * KV], values[LAYERS][POSITIONS * KV];
static int16_t key_exponents[LAYERS][POSITIONS], value_exponents[LAYERS][POSITIONS];

static number stream_numbers[HIDDEN], normed_numbers[HIDDEN], first_numbers[FIRST], second_numbers[SECOND], score_numbers[OUTPUTS];
static struct vector stream = {stream_numbers, HIDDEN, 0}, normed = {normed_numbers, HIDDEN, 0};
static struct vector first = {first_numbers, HIDDEN, 0}, second = {second_numbers, HIDDEN, 0};
static struct vector scores = {score_numbers, OUTPUTS, 0}; /* of every symbol or label, after the last position */

#if EDIFICE
static void run_block(int layer, int position) {
  const struct block *const b = &blocks[layer];
  struct vector query = {NULL, HIDDEN, 0};

  norm(&normed, &stream, b->attention_gain, b->attention_bias);
  product(&first, &b->qkv, round_activations(&normed));
  memcpy(&keys[layer][position * KV], first.v + HIDDEN, KV * sizeof(number));
  memcpy(&values[layer][position * KV], first.v + HIDDEN + KV, KV * sizeof(number));
  key_exponents[layer][position] = value_exponents[layer][position] = (int16_t)first.e;
  query.v = first.v;
  query.e = first.e;
  attend(&normed, &query, keys[layer], values[layer], key_exponents[layer], value_exponents[layer], position + 1);
  product(&first, &b->output, round_activations(&normed));
  add(&stream, &first);

  norm(&normed, &stream, b->feed_forward_gain, b->feed_forward_bias);
  product(&first, &b->up, round_activations(&normed));
  activate(&first);
  product(&second, &b->down, round_activations(&first));
  add(&stream, &second);
}
#else
static void run_block(int layer, int position) {
  const struct block *const b = &blocks[layer];
  struct vector key = {NULL, KV, 0}, value = {NULL, KV, 0};
  key.v = &keys[layer][position * KV];
  value.v = &values[layer][position * KV];

  norm(&normed, &stream, b->attention_gain);
  {
    const rounding step = round_activations(&normed);
    product(&first, &b->query, step);
    product(&key, &b->key, step);
    product(&value, &b->value, step);
  }
  turn(&first, position);
  turn(&key, position);
  key_exponents[layer][position] = (int16_t)key.e;
  value_exponents[layer][position] = (int16_t)value.e;
  attend(&normed, &first, keys[layer], values[layer], key_exponents[layer], value_exponents[layer], position + 1);
#if SUB_NORMS
  norm(&normed, &normed, b->attention_sub_gain);
#endif
  product(&first, &b->output, round_activations(&normed));
  add(&stream, &first);

  norm(&normed, &stream, b->feed_forward_gain);
  {
    const rounding step = round_activations(&normed);
    product(&first, &b->gate, step);
    product(&second, &b->up, step);
  }
  gate(&first, &second);
#if SUB_NORMS
  norm(&first, &first, b->feed_forward_sub_gain);
#endif
  product(&second, &b->down, round_activations(&first));
  add(&stream, &second);
}
#endif

/* What the blocks make of the stream at a position, the last one if scores are wanted. */
static void run(int position, int wants_scores) {
  int layer;
  for (layer = 0; layer < LAYERS; layer++) run_block(layer, position);
  if (!wants_scores) return;
#if EDIFICE
  norm(&normed, &stream, final_gain, final_bias);
#else
  norm(&normed, &stream, final_gain);
#endif
#if FRAMES
  dense(&scores, &normed, into_scores, &into_scores_bias, OUTPUTS);
#else
  dense(&scores, &normed, embedding, NULL, OUTPUTS);
#endif
}

static int best(void) {
  int i, at = 0;
  for (i = 1; i < OUTPUTS; i++)
    if (scores.v[i] > scores.v[at]) at = i;
  return at;
}
