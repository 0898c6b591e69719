#pragma once
#include <stdint.h>

enum { ACT_IDENTITY, ACT_RELU, ACT_TANH };
enum { LOSS_MSE, LOSS_BCE, LOSS_CROSS_ENTROPY };
enum { OPT_SGD, OPT_ADAM };

/// A training: layer sizes, activations, rows (row by row), batches and rates.
typedef struct {
  int layers;              // weight matrices
  const int *sizes;        // layers + 1 numbers
  const int *activations;  // layers numbers
  int loss, optimizer;
  double rate;
  const double *x, *y;     // y: one number a row, or unused
  const uint32_t *labels;  // classes, or unused
  long rows, batch;
  int epochs;
} Run;

/// The engine's own algorithm: activations stored feature by feature in padded batches, tiles of
/// two outputs by eight rows, one pass over all rows after every epoch. `random` is the state of
/// xoshiro256**, `parameters` start and end, `losses` epochs + 1 numbers.
void reference_same(const Run *run, const uint64_t random[4], double *parameters, double *losses);

/// What one writes first: a row at a time, plain loops, libm.
void reference_naive(const Run *run, const uint64_t random[4], double *parameters, double *losses);

/// The perceptron's rule by margin, rows in order, with the wrong rows counted after every epoch.
/// `labels` are 0 and 1; returns the updates.
long reference_perceptron(
    const double *x, const uint32_t *labels, long rows, int width, int epochs, double *weights,
    double *bias, long *errors);
