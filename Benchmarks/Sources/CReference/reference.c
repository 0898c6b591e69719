// The engine's work in C: its own algorithm with vector extensions, and plain loops.
#include "reference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef double v4 __attribute__((vector_size(32), aligned(8)));
typedef double v8 __attribute__((vector_size(64), aligned(8)));

enum { PART = 128 };

// MARK: random numbers

typedef struct { uint64_t a, b, c, d; } Random;

static inline uint64_t rotate(uint64_t x, int k) { return x << k | x >> (64 - k); }

static inline uint64_t next(Random *r) {
  uint64_t s = rotate(r->b * 5, 7) * 9, t = r->b << 17;
  r->c ^= r->a; r->d ^= r->b; r->b ^= r->c; r->a ^= r->d; r->c ^= t; r->d = rotate(r->d, 45);
  return s;
}

static inline uint32_t below(Random *r, uint32_t n) {
  uint64_t m = (next(r) >> 32) * n;
  if ((uint32_t)m < n) {
    uint32_t t = (0u - n) % n;
    while ((uint32_t)m < t) m = (next(r) >> 32) * n;
  }
  return m >> 32;
}

static void shuffle(Random *r, uint32_t *p, long n) {
  for (long i = n - 1; i > 0; i--) {
    long j = below(r, i + 1);
    uint32_t t = p[i]; p[i] = p[j]; p[j] = t;
  }
}

// MARK: elementary functions

#define MAGIC 0x1.8p52
#define LN2HI 0x1.62e42fee00000p-1
#define LN2LO 0x1.a39ef35793c76p-33

static inline uint64_t bits(double x) { uint64_t b; memcpy(&b, &x, 8); return b; }
static inline double number(uint64_t b) { double x; memcpy(&x, &b, 8); return x; }

static inline double tail(double r) {
  double p = 0x1.1f730349868cep-29;
  p = p * r + 0x1.af4de97ca4194p-26; p = p * r + 0x1.27e4db646b17ep-22;
  p = p * r + 0x1.71de0231960ebp-19; p = p * r + 0x1.a01a01a6d889cp-16;
  p = p * r + 0x1.a01a01abe7fe1p-13; p = p * r + 0x1.6c16c16c162d4p-10;
  p = p * r + 0x1.11111111100dcp-7; p = p * r + 0x1.5555555555556p-5;
  p = p * r + 0x1.5555555555557p-3;
  return p * r + 0.5;
}

static inline double exp_d(double x) {
  double x1 = x < -746 ? -746 : x, x2 = x1 > 710 ? 710 : x1;
  double t = x2 * 0x1.71547652b82fep+0 + MAGIC, k = t - MAGIC;
  double hi = x2 - k * LN2HI, lo = k * LN2LO, r = hi - lo, c = (hi - r) - lo;
  double h = 1 + r, l = (1 - h) + r, y = h + (l + (r * r * tail(r) + c));
  uint64_t u = bits(t) - 0x4338000000000000ull + 2046, a = u >> 1, b = u - a;
  return y * number(a << 52) * number(b << 52);
}

static inline double tanh_d(double x) {
  double a = fabs(x), ac = a > 22 ? 22 : a, z = ac + ac;
  double t = z * 0x1.71547652b82fep+0 + MAGIC, k = t - MAGIC;
  double hi = z - k * LN2HI, lo = k * LN2LO, r = hi - lo, c = (hi - r) - lo;
  double p = r + (r * r * tail(r) + c);
  double s = number((bits(t) - 0x4338000000000000ull + 1023) << 52);
  double e = s * p + (s - 1);
  return copysign(e / (e + 2), x);
}

static inline double log_d(double x) {
  int sub = x < 0x1p-1022;
  double xs = sub ? x * 0x1p54 : x;
  uint64_t t = bits(xs) - 0x3fe6a09e667f3bcdull + (1024ull << 52), ku = t >> 52;
  double m = number(bits(xs) - ((ku - 1024) << 52));
  double kf = number(0x4338000000000000ull + ku) - (MAGIC + 1024);
  kf = sub ? kf - 54 : kf;
  double f = m - 1, s = f / (2 + f), z = s * s, q = 0x1.0c0aff044a970p-3;
  q = q * z + 0x1.0fbde0f4ad17bp-3; q = q * z + 0x1.3b1c3c1c81c8fp-3;
  q = q * z + 0x1.745cf8e4bba1bp-3; q = q * z + 0x1.c71c7201a55d7p-3;
  q = q * z + 0x1.2492492476a1ap-2; q = q * z + 0x1.9999999999a39p-2;
  q = q * z + 0x1.5555555555555p-1;
  double h = 0.5 * f * f;
  double y = kf * LN2HI - ((h - (s * (h + z * q) + kf * LN2LO)) - f);
  y = x > 0 ? y : (x == 0 ? -INFINITY : NAN);
  return x == INFINITY ? x : y;
}

static inline double log1p_unit(double u) {
  int big = u > 0.41421356;
  double w = 1 + u, lost = (u - (w - 1)) / w, f = big ? w * 0.5 - 1 : u, kf = big ? 1 : 0;
  double extra = big ? lost : 0, s = f / (2 + f), z = s * s, q = 0x1.0c0aff044a970p-3;
  q = q * z + 0x1.0fbde0f4ad17bp-3; q = q * z + 0x1.3b1c3c1c81c8fp-3;
  q = q * z + 0x1.745cf8e4bba1bp-3; q = q * z + 0x1.c71c7201a55d7p-3;
  q = q * z + 0x1.2492492476a1ap-2; q = q * z + 0x1.9999999999a39p-2;
  q = q * z + 0x1.5555555555555p-1;
  double h = 0.5 * f * f;
  return kf * LN2HI - ((h - (s * (h + z * q) + (kf * LN2LO + extra))) - f);
}

// MARK: the engine's algorithm

static inline v4 four(const double *p) { return *(const v4 *)p; }
static inline v8 eight(const double *p) { return *(const v8 *)p; }
static inline double total(v4 v) { return (v[0] + v[2]) + (v[1] + v[3]); }

static double dot(const double *a, const double *b, long n) {
  v4 s = {};
  for (long c = 0; c < n; c += 4) s += four(a + c) * four(b + c);
  return total(s);
}

static double sum(const double *a, long n) {
  v4 s = {};
  for (long c = 0; c < n; c += 4) s += four(a + c);
  return total(s);
}

static void forward(
    const double *w, const double *b, const double *x, double *z, long out, long in, long n) {
  long o = 0;
  for (; o + 2 <= out; o += 2) {
    const double *w0 = w + o * in, *w1 = w0 + in;
    for (long c = 0; c < n; c += 8) {
      v8 s0 = (v8){} + b[o], s1 = (v8){} + b[o + 1];
      const double *p = x + c;
      for (long i = 0; i < in; i++, p += n) {
        v8 v = eight(p);
        s0 += w0[i] * v; s1 += w1[i] * v;
      }
      *(v8 *)(z + o * n + c) = s0; *(v8 *)(z + (o + 1) * n + c) = s1;
    }
  }
  if (o < out) {
    const double *w0 = w + o * in;
    for (long c = 0; c < n; c += 8) {
      v8 s0 = (v8){} + b[o];
      const double *p = x + c;
      for (long i = 0; i < in; i++, p += n) s0 += w0[i] * eight(p);
      *(v8 *)(z + o * n + c) = s0;
    }
  }
}

static void backward_input(
    const double *w, const double *g, double *d, long out, long in, long n) {
  long i = 0;
  for (; i + 2 <= in; i += 2)
    for (long c = 0; c < n; c += 8) {
      v8 s0 = {}, s1 = {};
      const double *p = w + i, *q = g + c;
      for (long o = 0; o < out; o++, p += in, q += n) {
        v8 v = eight(q);
        s0 += p[0] * v; s1 += p[1] * v;
      }
      *(v8 *)(d + i * n + c) = s0; *(v8 *)(d + (i + 1) * n + c) = s1;
    }
  if (i < in)
    for (long c = 0; c < n; c += 8) {
      v8 s0 = {};
      const double *p = w + i, *q = g + c;
      for (long o = 0; o < out; o++, p += in, q += n) s0 += p[0] * eight(q);
      *(v8 *)(d + i * n + c) = s0;
    }
}

static inline void put(double v, double *p, int adds) { *p = adds ? *p + v : v; }

static void backward_weights(
    const double *g, const double *x, double *dw, double *db, long out, long in, long n, int adds) {
  long o = 0;
  for (; o + 2 <= out; o += 2) {
    const double *g0 = g + o * n, *g1 = g0 + n;
    double *d0 = dw + o * in, *d1 = d0 + in;
    long i = 0;
    for (; i + 2 <= in; i += 2) {
      const double *x0 = x + i * n, *x1 = x0 + n;
      v4 s00 = {}, s01 = {}, s10 = {}, s11 = {};
      for (long c = 0; c < n; c += 4) {
        v4 u0 = four(g0 + c), u1 = four(g1 + c), y0 = four(x0 + c), y1 = four(x1 + c);
        s00 += u0 * y0; s01 += u0 * y1; s10 += u1 * y0; s11 += u1 * y1;
      }
      put(total(s00), d0 + i, adds); put(total(s01), d0 + i + 1, adds);
      put(total(s10), d1 + i, adds); put(total(s11), d1 + i + 1, adds);
    }
    if (i < in) {
      put(dot(g0, x + i * n, n), d0 + i, adds);
      put(dot(g1, x + i * n, n), d1 + i, adds);
    }
  }
  if (o < out)
    for (long i = 0; i < in; i++) put(dot(g + o * n, x + i * n, n), dw + o * in + i, adds);
  for (o = 0; o < out; o++) put(sum(g + o * n, n), db + o, adds);
}

typedef double v2 __attribute__((vector_size(16), aligned(8)));
static inline v2 two(const double *p) { return *(const v2 *)p; }

/// One output, on rows where they stand: `rows` are n pointers.
static void forward_rows(
    const double *w, double b, const double *const *rows, double *restrict z, long in, long n) {
  for (long c = 0; c < n; c += 8) {
    const double *r0 = rows[c], *r1 = rows[c + 1], *r2 = rows[c + 2], *r3 = rows[c + 3];
    const double *r4 = rows[c + 4], *r5 = rows[c + 5], *r6 = rows[c + 6], *r7 = rows[c + 7];
    v2 s0 = (v2){} + b, s1 = s0, s2 = s0, s3 = s0;
    long i = 0;
    for (; i + 2 <= in; i += 2) {
      double w0 = w[i], w1 = w[i + 1];
      v2 x0 = two(r0 + i), x1 = two(r1 + i), x2 = two(r2 + i), x3 = two(r3 + i);
      v2 x4 = two(r4 + i), x5 = two(r5 + i), x6 = two(r6 + i), x7 = two(r7 + i);
      s0 += w0 * (v2){x0[0], x1[0]}; s1 += w0 * (v2){x2[0], x3[0]};
      s2 += w0 * (v2){x4[0], x5[0]}; s3 += w0 * (v2){x6[0], x7[0]};
      s0 += w1 * (v2){x0[1], x1[1]}; s1 += w1 * (v2){x2[1], x3[1]};
      s2 += w1 * (v2){x4[1], x5[1]}; s3 += w1 * (v2){x6[1], x7[1]};
    }
    if (i < in) {
      s0 += w[i] * (v2){r0[i], r1[i]}; s1 += w[i] * (v2){r2[i], r3[i]};
      s2 += w[i] * (v2){r4[i], r5[i]}; s3 += w[i] * (v2){r6[i], r7[i]};
    }
    *(v2 *)(z + c) = s0; *(v2 *)(z + c + 2) = s1;
    *(v2 *)(z + c + 4) = s2; *(v2 *)(z + c + 6) = s3;
  }
}

static void backward_rows(
    const double *g, const double *const *rows, double *restrict dw, double *db, long in, long n,
    int adds) {
  long i = 0;
  for (; i + 4 <= in; i += 4) {
    v4 s0 = {}, s1 = {}, s2 = {}, s3 = {};
    for (long c = 0; c < n; c += 4) {
      s0 += g[c] * four(rows[c] + i); s1 += g[c + 1] * four(rows[c + 1] + i);
      s2 += g[c + 2] * four(rows[c + 2] + i); s3 += g[c + 3] * four(rows[c + 3] + i);
    }
    v4 t = (s0 + s2) + (s1 + s3);
    *(v4 *)(dw + i) = adds ? four(dw + i) + t : t;
  }
  for (; i < in; i++) {
    v4 s = {};
    for (long c = 0; c < n; c += 4)
      s += four(g + c) * (v4){rows[c][i], rows[c + 1][i], rows[c + 2][i], rows[c + 3][i]};
    put(total(s), dw + i, adds);
  }
  put(sum(g, n), db, adds);
}

typedef struct {
  const Run *run;
  long count, weights[8], biases[8], offsets[9], widest;
  double *parameters, *gradients, *a, *g, *h, *scratch, *targets, *m, *v;
  uint32_t *labels;
  double power1, power2;
} State;

static double *zeros(long n) {
  double *p = aligned_alloc(64, ((n > 0 ? n : 1) * 8 + 63) / 64 * 64);
  memset(p, 0, (n > 0 ? n : 1) * 8);
  return p;
}

/// Forward and loss of the n padded columns at `x`, or of `rows` where there are some; leaves the
/// gradient at the outputs in `s->g`.
static double evaluate(
    State *s, const double *x, const double *const *rows, const double *y, const uint32_t *labels,
    long live, long n, double weight) {
  const Run *run = s->run;
  int last = run->layers;
  for (int l = 0; l < last; l++) {
    const double *in = l ? s->a + s->offsets[l] * n : x;
    double *restrict z = s->a + s->offsets[l + 1] * n;
    long size = run->sizes[l + 1] * n;
    const double *w = s->parameters + s->weights[l], *b = s->parameters + s->biases[l];
    if (!l && rows) forward_rows(w, *b, rows, z, run->sizes[0], n);
    else forward(w, b, in, z, run->sizes[l + 1], run->sizes[l], n);
    if (run->activations[l] == ACT_RELU)
      for (long i = 0; i < size; i++) { double v = z[i]; z[i] = v <= 0 ? 0 : v; }
    if (run->activations[l] == ACT_TANH)
      for (long i = 0; i < size; i++) z[i] = tanh_d(z[i]);
  }
  const double *restrict z = s->a + s->offsets[last] * n;
  double *restrict g = s->g;
  long k = run->sizes[last];
  if (run->loss == LOSS_MSE) {
    double scale = 2 * weight;
    v4 squares = {};
    long c = 0;
    for (; c + 4 <= live; c += 4) {
      v4 e = four(z + c) - four(y + c);
      squares += e * e;
      *(v4 *)(g + c) = e * scale;
    }
    for (long i = c; i < n; i++) g[i] = i < live ? z[i] - y[i] : 0;
    for (; c < n; c += 4) {
      v4 e = four(g + c);
      squares += e * e;
      *(v4 *)(g + c) = e * scale;
    }
    return total(squares);
  }
  if (run->loss == LOSS_BCE) {
    double *restrict t = s->scratch;
    for (long c = 0; c < n; c++) {
      double v = z[c], e = exp_d(-fabs(v));
      t[c] = (v > 0 ? v : 0) + log1p_unit(e) - y[c] * v;
      g[c] = weight * ((v < 0 ? e : 1) / (1 + e) - y[c]);
    }
    for (long c = live; c < n; c++) t[c] = g[c] = 0;
    return sum(t, n);
  }
  double *restrict most = s->scratch, *restrict sums = s->scratch + n, result = 0;
  for (long c = 0; c < n; c++) { most[c] = z[c]; sums[c] = 0; }
  for (long o = 1; o < k; o++)
    for (long c = 0; c < n; c++) {
      double v = z[o * n + c], b = most[c];
      most[c] = v > b ? v : b;
    }
  for (long c = 0; c < live; c++) result += most[c] - z[labels[c] * n + c];
  for (long o = 0; o < k; o++)
    for (long c = 0; c < n; c++) {
      double e = exp_d(z[o * n + c] - most[c]);
      g[o * n + c] = e; sums[c] += e;
    }
  for (long c = 0; c < n; c++) most[c] = log_d(sums[c]);
  for (long c = 0; c < live; c++) result += most[c];
  for (long c = 0; c < n; c++) sums[c] = weight / sums[c];
  for (long c = live; c < n; c++) sums[c] = 0;
  for (long o = 0; o < k; o++)
    for (long c = 0; c < n; c++) g[o * n + c] *= sums[c];
  for (long c = 0; c < live; c++) g[labels[c] * n + c] -= weight;
  return result;
}

static void backward(State *s, const double *x, const double *const *rows, long n, int adds) {
  const Run *run = s->run;
  double *g = s->g, *h = s->h;
  for (int l = run->layers - 1;; l--) {
    long out = run->sizes[l + 1], in = run->sizes[l], size = out * n;
    const double *restrict a = s->a + s->offsets[l + 1] * n;
    double *restrict d = g;
    if (run->activations[l] == ACT_RELU)
      for (long i = 0; i < size; i++) { double v = d[i], y = a[i]; d[i] = y <= 0 ? 0 : v; }
    if (run->activations[l] == ACT_TANH)
      for (long i = 0; i < size; i++) { double y = a[i]; d[i] *= 1 - y * y; }
    double *dw = s->gradients + s->weights[l], *db = s->gradients + s->biases[l];
    if (!l && rows) backward_rows(g, rows, dw, db, in, n, adds);
    else backward_weights(g, l ? s->a + s->offsets[l] * n : x, dw, db, out, in, n, adds);
    if (!l) return;
    backward_input(s->parameters + s->weights[l], g, h, out, in, n);
    double *t = g; g = h; h = t;
  }
}

static void update(
    int optimizer, double rate, double *restrict p, const double *restrict g, double *restrict m,
    double *restrict v, double *power1, double *power2, long count) {
  if (optimizer == OPT_SGD) {
    for (long i = 0; i < count; i++) p[i] -= rate * g[i];
    return;
  }
  *power1 *= 0.9; *power2 *= 0.999;
  double r = rate / (1 - *power1) * sqrt(1 - *power2), k1 = 1 - 0.9, k2 = 1 - 0.999;
  for (long i = 0; i < count; i++) {
    double d = g[i], mean = 0.9 * m[i] + k1 * d, square = 0.999 * v[i] + k2 * d * d;
    m[i] = mean; v[i] = square;
    p[i] -= r * mean / (sqrt(square) + 1e-7);
  }
}

/// `rows` is where a part's rows are written down when they are read in place, or NULL.
static double mean_loss(
    State *s, const double *x, const double **rows, const double *none, const double *y,
    const uint32_t *labels) {
  const Run *run = s->run;
  double result = 0;
  for (long start = 0; start < run->rows; start += PART) {
    long live = run->rows - start < PART ? run->rows - start : PART, n = (live + 7) & ~7l;
    const double *part = x + start * run->sizes[0];
    for (long c = 0; rows && c < n; c++) rows[c] = c < live ? part + c * run->sizes[0] : none;
    result += evaluate(s, part, rows, y + start, labels + start, live, n, 0);
  }
  return result / run->rows;
}

/// The numbers `ix`, one a row, four at a time.
static void pick(
    const double *x, const uint32_t *ix, long live, double *restrict result) {
  long c = 0;
  for (; c + 4 <= live; c += 4)
    *(v4 *)(result + c) = (v4){x[ix[c]], x[ix[c + 1]], x[ix[c + 2]], x[ix[c + 3]]};
  for (; c < live; c++) result[c] = x[ix[c]];
}

/// The rows `ix`, side by side, padded with zeros.
static void gather(
    const double *x, const uint32_t *ix, long d, long live, long n, double *restrict a) {
  long c = 0;
  if (d == 1) { pick(x, ix, live, a); c = live; }
  for (; c + 4 <= live; c += 4) {
    const double *r0 = x + ix[c] * d, *r1 = x + ix[c + 1] * d;
    const double *r2 = x + ix[c + 2] * d, *r3 = x + ix[c + 3] * d;
    for (long j = 0; j < d; j++) *(v4 *)(a + j * n + c) = (v4){r0[j], r1[j], r2[j], r3[j]};
  }
  for (; c < live; c++) {
    const double *row = x + ix[c] * d;
    for (long j = 0; j < d; j++) a[j * n + c] = row[j];
  }
  for (long j = 0; j < d; j++)
    for (long c = live; c < n; c++) a[j * n + c] = 0;
}

void reference_same(const Run *run, const uint64_t state[4], double *parameters, double *losses) {
  Random random = {state[0], state[1], state[2], state[3]};
  State s = {.run = run, .parameters = parameters, .power1 = 1, .power2 = 1};
  long rows_wide = 0, d = run->sizes[0];
  for (int l = 0; l <= run->layers; l++) {
    s.offsets[l] = rows_wide;
    rows_wide += run->sizes[l];
    if (run->sizes[l] > s.widest) s.widest = run->sizes[l];
    if (l) {
      s.weights[l - 1] = s.count; s.count += run->sizes[l] * run->sizes[l - 1];
      s.biases[l - 1] = s.count; s.count += run->sizes[l];
    }
  }
  s.gradients = zeros(s.count); s.m = zeros(s.count); s.v = zeros(s.count);
  s.a = zeros(rows_wide * PART); s.g = zeros(s.widest * PART); s.h = zeros(s.widest * PART);
  s.scratch = zeros(2 * PART); s.targets = zeros(PART);
  s.labels = malloc(4 * PART);
  uint32_t *order = malloc(4 * run->rows);
  for (long i = 0; i < run->rows; i++) order[i] = i;

  long padded = (run->rows + 7) & ~7l;
  // One output, and rows wide enough: they are read where they stand.
  int in_place = run->sizes[1] == 1 && d >= 4;
  const double **rows = in_place ? malloc(8 * PART) : NULL;
  double *none = zeros(d), *bx = in_place ? NULL : zeros(padded * d), *by = zeros(padded);
  uint32_t *bl = calloc(padded, 4);
  for (long start = 0; !in_place && start < run->rows; start += PART) {
    long live = run->rows - start < PART ? run->rows - start : PART, n = (live + 7) & ~7l;
    for (long c = 0; c < live; c++)
      for (long j = 0; j < d; j++) bx[start * d + j * n + c] = run->x[(start + c) * d + j];
  }
  if (run->loss == LOSS_CROSS_ENTROPY) memcpy(bl, run->labels, 4 * run->rows);
  else memcpy(by, run->y, 8 * run->rows);

  losses[0] = mean_loss(&s, in_place ? run->x : bx, rows, none, by, bl);
  for (int e = 0; e < run->epochs; e++) {
    shuffle(&random, order, run->rows);
    for (long at = 0; at < run->rows; at += run->batch) {
      long live = run->rows - at < run->batch ? run->rows - at : run->batch, n = (live + 7) & ~7l;
      const uint32_t *ix = order + at;
      for (long c = 0; rows && c < n; c++) rows[c] = c < live ? run->x + ix[c] * d : none;
      if (!rows) gather(run->x, ix, d, live, n, s.a);
      if (run->loss == LOSS_CROSS_ENTROPY)
        for (long c = 0; c < live; c++) s.labels[c] = run->labels[ix[c]];
      else {
        pick(run->y, ix, live, s.targets);
        for (long c = live; c < n; c++) s.targets[c] = 0;
      }
      double loss = evaluate(&s, s.a, rows, s.targets, s.labels, live, n, 1.0 / live);
      if (!isfinite(loss)) break;
      backward(&s, s.a, rows, n, 0);
      update(run->optimizer, run->rate, parameters, s.gradients, s.m, s.v, &s.power1, &s.power2,
             s.count);
    }
    losses[e + 1] = mean_loss(&s, in_place ? run->x : bx, rows, none, by, bl);
  }
  free(s.gradients); free(s.m); free(s.v); free(s.a); free(s.g); free(s.h); free(s.scratch);
  free(s.targets); free(s.labels); free(order); free(none); free(rows); free(bx); free(by); free(bl);
}

// MARK: plain loops

typedef struct {
  const Run *run;
  double *activation[9], *gradient[9];
} Plain;

static void row_forward(Plain *s, const double *parameters, const double *x) {
  const Run *run = s->run;
  const double *in = x, *p = parameters;
  for (int l = 0; l < run->layers; l++) {
    int I = run->sizes[l], O = run->sizes[l + 1];
    const double *b = p + I * O;
    double *restrict z = s->activation[l + 1];
    for (int o = 0; o < O; o++) {
      double v = b[o];
      for (int i = 0; i < I; i++) v += p[o * I + i] * in[i];
      z[o] = run->activations[l] == ACT_RELU ? (v > 0 ? v : 0)
             : run->activations[l] == ACT_TANH ? tanh(v) : v;
    }
    in = z;
    p = b + O;
  }
}

static double row_loss(Plain *s, long row, double weight) {
  const Run *run = s->run;
  int k = run->sizes[run->layers];
  const double *top = s->activation[run->layers];
  double *g = s->gradient[run->layers];
  if (run->loss == LOSS_MSE) {
    double e = top[0] - run->y[row];
    g[0] = 2 * weight * e;
    return e * e;
  }
  if (run->loss == LOSS_BCE) {
    double z = top[0], y = run->y[row];
    g[0] = weight * (1 / (1 + exp(-z)) - y);
    return (z > 0 ? z : 0) + log1p(exp(-fabs(z))) - y * z;
  }
  double most = top[0], total = 0;
  for (int o = 1; o < k; o++) if (top[o] > most) most = top[o];
  for (int o = 0; o < k; o++) total += g[o] = exp(top[o] - most);
  for (int o = 0; o < k; o++) g[o] = g[o] / total * weight;
  g[run->labels[row]] -= weight;
  return most + log(total) - top[run->labels[row]];
}

static double plain_mean(Plain *s, const double *parameters) {
  double result = 0;
  for (long r = 0; r < s->run->rows; r++) {
    row_forward(s, parameters, s->run->x + r * s->run->sizes[0]);
    result += row_loss(s, r, 0);
  }
  return result / s->run->rows;
}

void reference_naive(const Run *run, const uint64_t state[4], double *parameters, double *losses) {
  Random random = {state[0], state[1], state[2], state[3]};
  Plain s = {.run = run};
  long count = 0;
  for (int l = 0; l <= run->layers; l++) {
    s.activation[l] = zeros(run->sizes[l]);
    s.gradient[l] = zeros(run->sizes[l]);
    if (l) count += run->sizes[l] * (run->sizes[l - 1] + 1);
  }
  double *gradients = zeros(count), *m = zeros(count), *v = zeros(count), power1 = 1, power2 = 1;
  uint32_t *order = malloc(4 * run->rows);
  for (long i = 0; i < run->rows; i++) order[i] = i;
  losses[0] = plain_mean(&s, parameters);
  for (int e = 0; e < run->epochs; e++) {
    shuffle(&random, order, run->rows);
    for (long at = 0; at < run->rows; at += run->batch) {
      long live = run->rows - at < run->batch ? run->rows - at : run->batch;
      memset(gradients, 0, 8 * count);
      for (long c = 0; c < live; c++) {
        const double *x = run->x + order[at + c] * run->sizes[0];
        row_forward(&s, parameters, x);
        row_loss(&s, order[at + c], 1.0 / live);
        long p = count;
        for (int l = run->layers - 1; l >= 0; l--) {
          int I = run->sizes[l], O = run->sizes[l + 1];
          p -= O * (I + 1);
          const double *in = l ? s.activation[l] : x, *a = s.activation[l + 1];
          double *restrict g = s.gradient[l + 1], *restrict dw = gradients + p;
          double *restrict db = dw + O * I;
          for (int o = 0; o < O; o++)
            g[o] = run->activations[l] == ACT_RELU ? (a[o] > 0 ? g[o] : 0)
                   : run->activations[l] == ACT_TANH ? g[o] * (1 - a[o] * a[o]) : g[o];
          for (int o = 0; o < O; o++) {
            for (int i = 0; i < I; i++) dw[o * I + i] += g[o] * in[i];
            db[o] += g[o];
          }
          if (l) {
            double *restrict h = s.gradient[l];
            const double *w = parameters + p;
            for (int i = 0; i < I; i++) h[i] = 0;
            for (int o = 0; o < O; o++)
              for (int i = 0; i < I; i++) h[i] += w[o * I + i] * g[o];
          }
        }
      }
      update(run->optimizer, run->rate, parameters, gradients, m, v, &power1, &power2, count);
    }
    losses[e + 1] = plain_mean(&s, parameters);
  }
  for (int l = 0; l <= run->layers; l++) { free(s.activation[l]); free(s.gradient[l]); }
  free(gradients); free(m); free(v); free(order);
}

// MARK: perceptron

long reference_perceptron(
    const double *x, const uint32_t *labels, long rows, int width, int epochs, double *w,
    double *bias, long *errors) {
  long updates = 0;
  double b = *bias, *sign = malloc(8 * rows);
  for (long r = 0; r < rows; r++) sign[r] = labels[r] == 1 ? 1 : -1;
  for (int e = 0; e < epochs; e++) {
    for (long r = 0; r < rows; r++) {
      const double *row = x + r * width;
      double z = 0;
      for (int j = 0; j < width; j++) z += w[j] * row[j];
      z += b;
      if (sign[r] * z <= 0) {
        for (int j = 0; j < width; j++) w[j] += sign[r] * row[j];
        b += sign[r];
        updates++;
      }
    }
    long wrong = 0;
    for (long r = 0; r < rows; r++) {
      double z = 0;
      for (int j = 0; j < width; j++) z += w[j] * x[r * width + j];
      z += b;
      wrong += sign[r] * z <= 0;
    }
    errors[e] = wrong;
  }
  *bias = b;
  free(sign);
  return updates;
}
