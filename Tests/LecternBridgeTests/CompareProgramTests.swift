import LecternBridge
import Testing

@Suite struct CompareProgramTests {
  private func lesson(_ members: String) -> String {
    three + descent + "```compare race\nbase: descent\n\(members)\n```\n"
  }

  @Test func aSweepIsALoopOverItsValues() throws {
    let fixture = try BridgeFixture(lesson("vary:\n  learning_rate: [0.01, 0.05, 0.1]"))
    #expect(
      try fixture.program(in: .keras, from: "for") == """
        for learning_rate in [0.01, 0.05, 0.1]:
            model = keras.Sequential([keras.layers.Dense(1, kernel_initializer="zeros")])
            model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss="mse")
            model.fit(x, y, epochs=100, batch_size=len(x), verbose=0)
            print(learning_rate, model.evaluate(x, y, verbose=0))

        """)
    let torch = try fixture.program(in: .pytorch)
    #expect(torch.contains("SGD(model.parameters(), lr=learning_rate)"))
    #expect(torch.hasSuffix("    print(learning_rate, loss_function(model(x), y).item())\n"))
  }

  @Test func namedMembersBringTheirValues() throws {
    let fixture = try BridgeFixture(
      lesson("runs:\n  plain: {}\n  adam:\n    optimizer:\n      adam:\n        learning_rate: 0.1")
    )
    #expect(
      try fixture.program(in: .keras, from: "for").hasPrefix(
        """
        for name, optimizer in [
            ("plain", keras.optimizers.SGD(learning_rate=0.05)),
            ("adam", keras.optimizers.Adam(learning_rate=0.1)),
        ]:
        """))
    // PyTorch's optimizers need the model, which the loop makes: so it branches.
    #expect(
      try fixture.program(in: .pytorch).contains(
        """
            if name == "plain":
                optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
            else:
        """))
  }

  @Test func severalFieldsAreSeveralVariables() throws {
    let fixture = try BridgeFixture(
      lesson(
        "runs:\n  one:\n    batch_size: 1\n  two:\n    batch_size: 2\n    epochs: 50"))
    #expect(
      try fixture.program(in: .keras).contains(
        "for name, epochs, batch_size in [(\"one\", 100, 1), (\"two\", 50, 2)]:"))
  }

  @Test func rowsThatAreScaledAreMadeAnew() throws {
    let fixture = try BridgeFixture(
      lesson("runs:\n  raw: {}\n  centered:\n    scale: center\n  standard:\n    scale: standard"))
    let program = try fixture.program(in: .keras, from: "for name")
    #expect(
      program.hasPrefix(
        """
        for name in ["raw", "centered", "standard"]:
            x = np.array([[1.0], [2.0], [3.0]])
        """))
    #expect(program.contains("    if name == \"centered\":\n        x_center, x_scale = "))
    #expect(program.contains("    elif name == \"standard\":\n"))
  }

  @Test func aPenaltyOfSomeIsABranch() throws {
    let fixture = try BridgeFixture(
      lesson(
        """
        runs:
          none: {}
          small:
            regularization: {l2: 0.1}
          large:
            regularization: {l2: 2}
        """))
    #expect(
      try fixture.program(in: .pytorch).contains(
        """
                if name != "none":
                    loss = loss + value * model.weight.square().sum()
        """))
    #expect(
      try fixture.program(in: .keras).contains(
        "(\"small\", keras.regularizers.L2(0.1))"))
  }

  @Test func functionsThatDifferAreDefinedInTheLoop() throws {
    let fixture = try BridgeFixture(
      """
      ```train one
      model: {function: {name: bowl, start: [1, 2]}}
      epochs: 2
      ```

      ```compare both
      base: one
      runs:
        wide: {model: {function: {name: {bowl: {curvatures: [2, 30]}}, start: [1, 2]}}}
        narrow: {model: {function: {name: {bowl: {curvatures: [1, 300]}}, start: [1, 2]}}}
      ```
      """)
    for framework in Framework.allCases {
      #expect(
        try fixture.program(in: framework, from: "for").hasPrefix(
          """
          for name in ["wide", "narrow"]:
              def function(w):
                  if name == "wide":
                      return 0.5 * (2 * w[0] ** 2 + 30 * w[1] ** 2)
          """))
    }
  }

  @Test func remarksStayWithTheOptimizersThatTheySpeakOf() throws {
    let fixture = try BridgeFixture(
      """
      ```train one
      model: {function: {name: bowl, start: [1, 2]}}
      epochs: 2
      ```

      ```compare both
      base: one
      runs:
        plain: {optimizer: {sgd: {learning_rate: 0.1}}}
        scaled: {optimizer: {adagrad: {learning_rate: 1}}}
        both: {optimizer: {adam: {learning_rate: 0.5}}}
      ```
      """)
    let program = try fixture.program(in: .pytorch, from: "for")
    #expect(program.hasPrefix("for name in [\"plain\", \"scaled\", \"both\"]:\n"))
    #expect(
      program.contains(
        """
            elif name == "scaled":
                # PyTorch adds epsilon outside the square root, Keras inside.
                optimizer = torch.optim.Adagrad(
        """))
  }

  @Test func lengthsThatDifferBesideRemarksAreStillOneLoop() throws {
    let fixture = try BridgeFixture(
      """
      ```train one
      model: {function: {name: bowl, start: [1, 2]}}
      epochs: 2
      ```

      ```compare both
      base: one
      runs:
        scaled: {epochs: 5, optimizer: {adagrad: {learning_rate: 1}}}
        both: {epochs: 7, optimizer: {adam: {learning_rate: 0.5}}}
      ```
      """)
    let program = try fixture.program(in: .pytorch, from: "for")
    #expect(program.hasPrefix("for name, epochs in [(\"scaled\", 5), (\"both\", 7)]:\n"))
    #expect(program.contains("    for step in range(epochs):\n"))
  }

  @Test func theWidthOfALayerIsCalledSo() throws {
    let fixture = try BridgeFixture(
      three + """
        ```train deep
        data: three
        model: {network: {hidden: [2], activation: tanh}}
        optimizer: {sgd: {learning_rate: 0.05}}
        epochs: 2
        ```

        ```compare widths
        base: deep
        runs:
          two: {}
          four: {model: {network: {hidden: [4], activation: relu}}}
        ```
        """)
    #expect(
      try fixture.program(in: .pytorch).contains(
        "nn.Sequential(nn.Linear(1, width), activation, nn.Linear(width, 1))"))
  }
}
