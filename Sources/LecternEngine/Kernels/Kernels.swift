/// The dense layer's three products.
///
/// Activations are stored feature by feature: the batch's rows lie side by side, padded with
/// columns that do not count to a multiple of 8. Weights are stored output by output. Every
/// vector loop then runs along the batch, needs no remainder loop and adds in one fixed order.
///
/// `@inline(never)`: each is called once a batch, and a copy at every call would only make the page's
/// module larger.
enum Kernels {
  /// z[o] = b[o] + Σᵢ w[o][i] x[i], summed in the order of i; from 0 on without biases.
  ///
  /// Shapes: w `[outputs][inputs]`, x `[inputs][columns]`, z `[outputs][columns]`.
  @inline(never)
  static func forward(
    weights: ConstantNumbers, biases: ConstantNumbers?, input: ConstantNumbers, output: Numbers,
    outputs: Int, inputs: Int, columns: Int
  ) {
    var o = 0
    while o &+ 2 <= outputs {
      let w0 = weights + o &* inputs
      let w1 = w0 + inputs
      let (b0, b1) = (biases?[o] ?? 0, biases?[o &+ 1] ?? 0)
      var c = 0
      while c < columns {
        var sum0 = SIMD8<Double>(repeating: b0)
        var sum1 = SIMD8<Double>(repeating: b1)
        var x = input + c
        var i = 0
        while i < inputs {
          let v = x.eight(0)
          sum0 += w0[i] * v
          sum1 += w1[i] * v
          x += columns
          i &+= 1
        }
        output.store(sum0, at: o &* columns &+ c)
        output.store(sum1, at: (o &+ 1) &* columns &+ c)
        c &+= 8
      }
      o &+= 2
    }
    if o < outputs {
      let w0 = weights + o &* inputs
      let b0 = biases?[o] ?? 0
      var c = 0
      while c < columns {
        var sum0 = SIMD8<Double>(repeating: b0)
        var x = input + c
        var i = 0
        while i < inputs {
          sum0 += w0[i] * x.eight(0)
          x += columns
          i &+= 1
        }
        output.store(sum0, at: o &* columns &+ c)
        c &+= 8
      }
    }
  }

  /// d[i] = Σₒ w[o][i] g[o], summed in the order of o: the gradient at a layer's input.
  @inline(never)
  static func backwardInput(
    weights: ConstantNumbers, gradient: ConstantNumbers, result: Numbers,
    outputs: Int, inputs: Int, columns: Int
  ) {
    var i = 0
    while i &+ 2 <= inputs {
      var c = 0
      while c < columns {
        var sum0 = SIMD8<Double>()
        var sum1 = SIMD8<Double>()
        var w = weights + i
        var g = gradient + c
        var o = 0
        while o < outputs {
          let v = g.eight(0)
          sum0 += w[0] * v
          sum1 += w[1] * v
          w += inputs
          g += columns
          o &+= 1
        }
        result.store(sum0, at: i &* columns &+ c)
        result.store(sum1, at: (i &+ 1) &* columns &+ c)
        c &+= 8
      }
      i &+= 2
    }
    if i < inputs {
      var c = 0
      while c < columns {
        var sum0 = SIMD8<Double>()
        var w = weights + i
        var g = gradient + c
        var o = 0
        while o < outputs {
          sum0 += w[0] * g.eight(0)
          w += inputs
          g += columns
          o &+= 1
        }
        result.store(sum0, at: i &* columns &+ c)
        c &+= 8
      }
    }
  }

  /// dw[o][i] (+)= Σ g[o] x[i] over the batch and db[o] (+)= Σ g[o].
  ///
  /// - Parameters:
  ///   - biasGradient: nil for a layer without biases.
  ///   - accumulates: whether to add to what the results hold, as the later parts of a large batch
  ///     do.
  @inline(never)
  static func backwardWeights(
    gradient: ConstantNumbers, input: ConstantNumbers, weightGradient: Numbers,
    biasGradient: Numbers?, outputs: Int, inputs: Int, columns: Int, accumulates: Bool
  ) {
    @inline(__always) func put(_ value: Double, _ place: Numbers) {
      place[0] = accumulates ? place[0] + value : value
    }
    var o = 0
    while o &+ 2 <= outputs {
      let g0 = gradient + o &* columns
      let g1 = g0 + columns
      let d0 = weightGradient + o &* inputs
      let d1 = d0 + inputs
      var i = 0
      while i &+ 2 <= inputs {
        let x0 = input + i &* columns
        let x1 = x0 + columns
        var s00 = SIMD4<Double>()
        var s01 = SIMD4<Double>()
        var s10 = SIMD4<Double>()
        var s11 = SIMD4<Double>()
        var c = 0
        while c < columns {
          let u0 = g0.four(c)
          let u1 = g1.four(c)
          let v0 = x0.four(c)
          let v1 = x1.four(c)
          s00 += u0 * v0
          s01 += u0 * v1
          s10 += u1 * v0
          s11 += u1 * v1
          c &+= 4
        }
        put(sumOfLanes(s00), d0 + i)
        put(sumOfLanes(s01), d0 + (i &+ 1))
        put(sumOfLanes(s10), d1 + i)
        put(sumOfLanes(s11), d1 + (i &+ 1))
        i &+= 2
      }
      if i < inputs {
        put(dot(g0, input + i &* columns, columns), d0 + i)
        put(dot(g1, input + i &* columns, columns), d1 + i)
      }
      o &+= 2
    }
    if o < outputs {
      let g0 = gradient + o &* columns
      let d0 = weightGradient + o &* inputs
      var i = 0
      while i < inputs {
        put(dot(g0, input + i &* columns, columns), d0 + i)
        i &+= 1
      }
    }
    guard let biasGradient else { return }
    for o in 0..<outputs { put(sum(gradient + o &* columns, columns), biasGradient + o) }
  }
}
