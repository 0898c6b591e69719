/// The products of a first layer with one output, on rows read where they stand.
///
/// Such a layer uses each number of a row only twice, forward and backward: storing the rows feature
/// by feature before, as ``Kernels`` has them, would cost as much as the work itself. Every sum is
/// made in the order of ``Kernels``, so that the bits are the same.
enum RowKernels {
  /// Where each row starts, a multiple of 8 of them; a row of zeros stands in for padding.
  typealias Rows = UnsafePointer<ConstantNumbers>

  /// The fewest inputs with which this is faster than ``Kernels``.
  static let leastInputs = 4

  /// z = b + Σᵢ w[i] x[i] for each row, summed in the order of i.
  ///
  /// Shapes: w `[inputs]`, z `[columns]`.
  static func forward(
    weights: ConstantNumbers, bias: Double, rows: Rows, output: Numbers, inputs: Int, columns: Int
  ) {
    var c = 0
    while c < columns {
      let row = rows + c
      let (r0, r1, r2, r3) = (row[0], row[1], row[2], row[3])
      let (r4, r5, r6, r7) = (row[4], row[5], row[6], row[7])
      var sum0 = SIMD2<Double>(repeating: bias)
      var (sum1, sum2, sum3) = (sum0, sum0, sum0)
      var i = 0
      while i &+ 2 <= inputs {
        let (w0, w1) = (weights[i], weights[i &+ 1])
        let (x0, x1, x2, x3) = (r0.two(i), r1.two(i), r2.two(i), r3.two(i))
        let (x4, x5, x6, x7) = (r4.two(i), r5.two(i), r6.two(i), r7.two(i))
        sum0 += w0 * SIMD2(x0.x, x1.x)
        sum1 += w0 * SIMD2(x2.x, x3.x)
        sum2 += w0 * SIMD2(x4.x, x5.x)
        sum3 += w0 * SIMD2(x6.x, x7.x)
        sum0 += w1 * SIMD2(x0.y, x1.y)
        sum1 += w1 * SIMD2(x2.y, x3.y)
        sum2 += w1 * SIMD2(x4.y, x5.y)
        sum3 += w1 * SIMD2(x6.y, x7.y)
        i &+= 2
      }
      if i < inputs {
        let w0 = weights[i]
        sum0 += w0 * SIMD2(r0[i], r1[i])
        sum1 += w0 * SIMD2(r2[i], r3[i])
        sum2 += w0 * SIMD2(r4[i], r5[i])
        sum3 += w0 * SIMD2(r6[i], r7[i])
      }
      output.store(SIMD4(lowHalf: sum0, highHalf: sum1), at: c)
      output.store(SIMD4(lowHalf: sum2, highHalf: sum3), at: c &+ 4)
      c &+= 8
    }
  }

  /// dw[i] (+)= Σ g x[i] over the rows and db (+)= Σ g. Partial sum k takes rows k, k + 4, k + 8 and
  /// so on, as lane k of a vector along the batch would.
  ///
  /// - Parameters:
  ///   - gradient: `[columns]`, zero where rows are padding.
  ///   - biasGradient: nil for a layer without bias.
  ///   - accumulates: whether to add to what the results hold.
  static func backwardWeights(
    gradient: ConstantNumbers, rows: Rows, weightGradient: Numbers, biasGradient: Numbers?,
    inputs: Int, columns: Int, accumulates: Bool
  ) {
    var i = 0
    while i &+ 4 <= inputs {
      var sum0 = SIMD4<Double>()
      var (sum1, sum2, sum3) = (sum0, sum0, sum0)
      var c = 0
      while c < columns {
        let row = rows + c
        let g = gradient + c
        sum0 += g[0] * row[0].four(i)
        sum1 += g[1] * row[1].four(i)
        sum2 += g[2] * row[2].four(i)
        sum3 += g[3] * row[3].four(i)
        c &+= 4
      }
      let total = (sum0 + sum2) + (sum1 + sum3)
      let place = weightGradient + i
      place.store(accumulates ? ConstantNumbers(place).four(0) + total : total, at: 0)
      i &+= 4
    }
    while i < inputs {
      var sum = SIMD4<Double>()
      var c = 0
      while c < columns {
        let row = rows + c
        sum += gradient.four(c) * SIMD4(row[0][i], row[1][i], row[2][i], row[3][i])
        c &+= 4
      }
      let total = sumOfLanes(sum)
      weightGradient[i] = accumulates ? weightGradient[i] + total : total
      i &+= 1
    }
    guard let biasGradient else { return }
    let total = Kernels.sum(gradient, columns)
    biasGradient[0] = accumulates ? biasGradient[0] + total : total
  }
}
