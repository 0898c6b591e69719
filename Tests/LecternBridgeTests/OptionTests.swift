import LecternBridge
import LecternRun
import Testing

/// A run on three points with some lines of its own.
private func run(_ lines: String) -> String {
  three + "```train run\ndata: three\n\(lines)\n```\n"
}

private let network = "model: {network: {hidden: [2]}}\nepochs: 2\nbatch_size: full\n"

@Suite struct OptionTests {
  /// No program of another library would be the same run.
  @Test func whatACatalogAddsHasNoProgram() throws {
    let catalog = Catalog.standard.addingSchedule("halving", "Half the rate at every update.") {
      _, base, update in base / Double(1 << min(update, 20))
    }
    let fixture = try BridgeFixture(
      run("model: linear\noptimizer: sgd\nschedule: halving\nepochs: 2\nbatch_size: full"),
      catalog: catalog)
    for framework in Framework.allCases {
      #expect(
        try fixture.program(in: framework)
          == "# 'halving' is this course's own: \(framework.title) does not have it.\n")
    }
  }

  @Test(arguments: [
    ("{parabola: {curvature: 3, minimum: -2}}", "return 0.5 * 3 * (w[0] + 2) ** 2"),
    ("{bowl: {curvatures: [2, 30]}}", "return 0.5 * (2 * w[0] ** 2 + 30 * w[1] ** 2)"),
    ("rotated_bowl", "return 0.25 * ((w[0] + w[1]) ** 2 + 100 * (w[1] - w[0]) ** 2)"),
    ("{rotated_bowl: {angle: 30}}", "cosine, sine = math.cos(math.radians(30)), "),
    ("{rosenbrock: {a: 2, b: 10}}", "return (2 - w[0]) ** 2 + 10 * (w[1] - w[0] ** 2) ** 2"),
    ("himmelblau", "return (w[0] ** 2 + w[1] - 11) ** 2 + (w[0] + w[1] ** 2 - 7) ** 2"),
    ("{double_well: {tilt: 0.3}}", "return 0.25 * w[0] ** 4 - 0.5 * w[0] ** 2 + 0.3 * w[0]"),
  ]) func functionsBringTheirNumbers(function: String, line: String) throws {
    let fixture = try BridgeFixture(
      "```train run\nmodel: {function: {name: \(function)}}\nepochs: 2\n```\n")
    for framework in Framework.allCases {
      #expect(try fixture.program(in: framework).contains("    " + line))
    }
  }

  @Test func aFunctionIsDescendedWithPenaltiesAndBounds() throws {
    let fixture = try BridgeFixture(
      """
      ```train run
      model: {function: {name: bowl}}
      epochs: 2
      clip: {norm: 1}
      regularization: {l2: 0.5}
      ```
      """)
    let torch = try fixture.program(in: .pytorch)
    #expect(torch.contains("    return function(w) + 0.5 * (w ** 2).sum()\n"))
    #expect(torch.contains("    objective(w).backward()\n    nn.utils.clip_grad_norm_(w, 1)\n"))
    let keras = try fixture.program(in: .keras)
    #expect(keras.contains("jax.grad(objective)"))
    #expect(keras.contains("SGD(clipnorm=1)"))
  }

  @Test(arguments: [
    ("leaky_relu", "keras.layers.LeakyReLU()", "nn.LeakyReLU(0.3)"),
    ("{leaky_relu: {slope: 0.1}}", "keras.layers.LeakyReLU(0.1)", "nn.LeakyReLU(0.1)"),
    ("{elu: {alpha: 0.5}}", "keras.layers.ELU(0.5)", "nn.ELU(0.5)"),
    ("elu", "\"elu\"", "nn.ELU()"), ("gelu", "\"gelu\"", "nn.GELU()"),
  ]) func activationsBringTheirNumbers(activation: String, keras: String, torch: String) throws {
    let fixture = try BridgeFixture(
      run("model: {network: {hidden: [2], activation: \(activation)}}\nepochs: 1"))
    #expect(try fixture.program(in: .keras).contains("Dense(2, activation=\(keras))"))
    #expect(try fixture.program(in: .pytorch).contains(torch))
  }

  @Test func aClassBeginsAtALogitOfZeroAndAtAProbabilityOfOneHalf() throws {
    let gate = "```data gate\ngenerate: {logic: {operator: and}}\n```\n\n"
    let logits = try BridgeFixture(gate + "```train run\ndata: gate\nmodel: logistic\n```\n")
    #expect(
      try logits.program(in: .keras).contains("metrics=[keras.metrics.BinaryAccuracy(threshold=0)]")
    )
    let probabilities = try BridgeFixture(
      gate + "```train run\ndata: gate\nmodel: {network: {hidden: [2], output: sigmoid}}\n```\n")
    let keras = try probabilities.program(in: .keras)
    #expect(keras.contains("loss=\"binary_crossentropy\", metrics=[\"accuracy\"]"))
    #expect(try probabilities.program(in: .pytorch).contains("nn.BCELoss()"))
  }

  @Test func classesThatAreNoCodesAreCoded() throws {
    let fixture = try BridgeFixture(
      """
      ```data signs
      rows:
        - {x: 1, y: -1}
        - {x: 2, y: 1}
      target: y
      ```

      ```train run
      data: signs
      model: logistic
      batch_size: full
      ```
      """)
    #expect(try fixture.program(in: .keras).contains("y = np.array([[0.0], [1.0]])"))
  }

  @Test func decayIsEachLibrarysOwn() throws {
    let decay = network + "regularization: {weight_decay: 0.1}\n"
    func programs(_ more: String) throws -> (keras: String, torch: String) {
      let fixture = try BridgeFixture(run(decay + more))
      return (try fixture.program(in: .keras), try fixture.program(in: .pytorch))
    }
    let momentum = try programs("optimizer: momentum")
    #expect(momentum.keras.contains("momentum=0.9, weight_decay=0.1)"))
    #expect(momentum.torch.contains("# PyTorch adds the decay to the gradient, Keras takes"))
    #expect(try programs("optimizer: adam").torch.contains("torch.optim.AdamW("))
    #expect(
      try programs("optimizer: {adamw: {weight_decay: 0.25}}").keras.contains(
        "AdamW(weight_decay=0.35)"))
    let coupled = try programs("optimizer: momentum\ndialect: pytorch")
    #expect(coupled.torch.contains("momentum=0.9, weight_decay=0.1)"))
    #expect(coupled.keras.contains("bias_regularizer=keras.regularizers.L2(0.05)"))
  }

  @Test func whatKerasLacksIsAClassOfTheProgram() throws {
    let warmed = try BridgeFixture(
      run(network + "schedule: {step: {every: 9, factor: 0.5, warmup: 7}}"))
    let keras = try warmed.program(in: .keras)
    #expect(
      keras.contains("\n\n\nclass Warmed(keras.optimizers.schedules.LearningRateSchedule):\n"))
    #expect(keras.contains("learning_rate = Warmed(\n"))
    let cycle = try BridgeFixture(run(network + "schedule: {one_cycle: {steps: 30, rise: 0.5}}"))
    #expect(try cycle.program(in: .keras).contains("learning_rate = OneCycle(0.01, 30, rise=0.5)"))
    let torch = try cycle.program(in: .pytorch)
    #expect(torch.contains("max_lr=0.01, total_steps=30, pct_start=0.5, cycle_momentum=False"))
  }

  @Test func aCosineThatEndsEarlyStaysAtItsEnd() throws {
    let fixture = try BridgeFixture(run(network + "schedule: {cosine: {steps: 1}}"))
    #expect(
      try fixture.program(in: .pytorch).contains(
        "LambdaLR(\n    optimizer, lambda t: (1 + np.cos(np.pi * min(t, 1) / 1)) / 2,\n)"))
  }

  @Test func unitsComeBackForMeasuring() throws {
    let fixture = try BridgeFixture(
      run("model: {network: {hidden: [4], dropout: 0.25}}\nepochs: 1"))
    #expect(try fixture.program(in: .pytorch).contains("model.eval()  # with all units\n"))
  }

  @Test func columnsScaledInSeveralWaysAreScaledOneByOne() throws {
    let fixture = try BridgeFixture(
      """
      ```data table
      rows:
        - {a: 1, b: 2, c: 4, y: 1}
        - {a: 2, b: 1, c: 5, y: 2}
      target: y
      scale: {a: standard, c: center}
      ```

      ```train run
      data: table
      batch_size: full
      ```
      """)
    #expect(
      try fixture.program(in: .keras).contains(
        """
        x_center, x_scale = np.zeros(3), np.ones(3)
        x_center[[0]] = x[:, [0]].mean(axis=0)
        x_scale[[0]] = x[:, [0]].std(axis=0)
        x_center[[2]] = x[:, [2]].mean(axis=0)
        x = (x - x_center) / x_scale
        """))
  }

  @Test func labelsThatLookLikeSomethingElseStayTexts() throws {
    let rows = (0..<16).map {
      "  - {code: \"0\($0 % 2 + 7)\", note: \($0 % 3 == 0 ? "None" : "some"), y: \($0)}"
    }
    let fixture = try BridgeFixture(
      """
      ```data table
      columns:
        code: {kind: category}
        note: {kind: category}
      rows:
      \(rows.joined(separator: "\n"))
      features: [code, note]
      target: y
      ```

      ```train run
      data: table
      batch_size: full
      ```
      """)
    let program = try fixture.program(in: .keras)
    #expect(program.contains("dtype={\"code\": str}, keep_default_na=False, na_values=[\"\"]"))
    #expect(program.contains("table[\"code\"] == \"08\""))
  }
}

@Suite struct RowTests {
  @Test func aRunMayPredictAnotherColumn() throws {
    let fixture = try BridgeFixture(
      """
      ```data table
      rows:
        - {a: 1, b: 2, y: 5}
        - {a: 2, b: 1, y: 6}
      features: [a]
      target: y
      ```

      ```train run
      data: table
      target: b
      batch_size: full
      ```
      """)
    #expect(try fixture.program(in: .keras).contains("y = np.array([[2.0], [1.0]])"))
  }

  @Test func aPocketKeepsTheBestWeightsOfEveryUpdate() throws {
    let fixture = try BridgeFixture(
      """
      ```data gate
      generate: {logic: {operator: xor}}
      ```

      ```train run
      data: gate
      model: {perceptron: {pocket: true}}
      epochs: 3
      order: given
      ```
      """)
    #expect(
      try fixture.program(in: .keras).contains(
        """
                    mistakes += 1
                    if wrong(w, b) < best:
                        best, pocket = wrong(w, b), (w, b)
        """))
  }

  @Test(arguments: [
    ("given", "    for row, target in zip(x, y[:, 0]):\n"),
    ("shuffled", "    for i in rng.permutation(len(x)):\n        row, target = x[i], y[i, 0]\n"),
  ]) func aPerceptronSeesItsRowsInOrder(order: String, loop: String) throws {
    let fixture = try BridgeFixture(
      """
      ```data gate
      generate: {logic: {operator: and}}
      ```

      ```train run
      data: gate
      model: perceptron
      epochs: 3
      order: \(order)
      ```
      """)
    #expect(try fixture.program(in: .keras).contains(loop))
  }
}
