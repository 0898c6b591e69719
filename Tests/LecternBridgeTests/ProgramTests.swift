import LecternBridge
import Testing

@Suite struct ProgramTests {
  @Test func aLinearModelInKerasIsAFewLines() throws {
    let program = try BridgeFixture(three + descent).program(in: .keras)
    #expect(
      program == """
        import keras
        import numpy as np

        x = np.array([[1.0], [2.0], [3.0]])
        y = np.array([[2.0], [4.0], [6.0]])

        model = keras.Sequential([keras.layers.Dense(1, kernel_initializer="zeros")])
        model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.05), loss="mse")
        model.fit(x, y, epochs=100, batch_size=len(x), verbose=0)
        print(model.evaluate(x, y, verbose=0))

        """)
  }

  @Test func aLinearModelInPyTorchIsItsLoop() throws {
    let program = try BridgeFixture(three + descent).program(in: .pytorch)
    #expect(
      program == """
        import torch
        from torch import nn

        x = torch.tensor([[1.0], [2.0], [3.0]])
        y = torch.tensor([[2.0], [4.0], [6.0]])

        model = nn.Linear(1, 1)
        nn.init.zeros_(model.weight)
        nn.init.zeros_(model.bias)
        loss_function = nn.MSELoss()
        optimizer = torch.optim.SGD(model.parameters(), lr=0.05)

        for epoch in range(100):
            optimizer.zero_grad()
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
        print(loss_function(model(x), y).item())

        """)
  }

  @Test func librariesThatHaveNoPartInItGetTheSameProgram() throws {
    let fixture = try BridgeFixture(
      three + "```train best\ndata: three\nmodel: linear\nsolver: qr\n```\n")
    let program = try fixture.program(in: .keras)
    #expect(program == (try fixture.program(in: .pytorch)))
    #expect(program.contains("np.linalg.lstsq(design, y, rcond=None)"))
    #expect(!program.contains("import keras"))
  }

  @Test func defaultsOfTheOtherLibraryAreWrittenOut() throws {
    let lesson =
      three + """
        ```train adam
        data: three
        model: linear
        optimizer: adam
        epochs: 3
        batch_size: 2
        ```
        """
    let fixture = try BridgeFixture(lesson)
    #expect(try fixture.program(in: .keras).contains("optimizer=keras.optimizers.Adam()"))
    let torch = try fixture.program(in: .pytorch)
    #expect(torch.contains("torch.optim.Adam(model.parameters(), lr=0.001, eps=1e-07)"))
    #expect(torch.contains("# PyTorch adds epsilon after the bias correction, Keras before it."))
  }

  @Test func schedulesAreTheLibrariesOwn() throws {
    let lesson =
      three + """
        ```train scheduled
        data: three
        model: linear
        optimizer:
          sgd:
            learning_rate: 0.1
        schedule:
          cosine:
            steps: 90
            warmup: 10
        epochs: 100
        batch_size: full
        ```
        """
    let fixture = try BridgeFixture(lesson)
    #expect(try fixture.program(in: .keras).contains("warmup_target=0.1, warmup_steps=10"))
    let torch = try fixture.program(in: .pytorch)
    #expect(torch.contains("CosineAnnealingLR(optimizer, T_max=90)"))
    #expect(torch.contains("LambdaLR(optimizer, lambda t: t / 10)"))
    #expect(torch.contains("    scheduler.step()"))
  }

  @Test func aWarmUpAloneIsALine() throws {
    let lesson = """
      ```train warm
      model:
        function:
          name: rosenbrock
          start: [-2, -2]
      optimizer:
        sgd:
          learning_rate: 0.001
      schedule:
        constant:
          warmup: 300
      epochs: 10
      ```
      """
    let fixture = try BridgeFixture(lesson)
    #expect(try fixture.program(in: .keras).contains("PolynomialDecay(0.0, 300, 0.001)"))
    #expect(try fixture.program(in: .pytorch).contains("lambda t: min(t / 300, 1)"))
  }

  @Test func aPerceptronStartsWhereItIsTold() throws {
    let lesson = """
      ```data gate
      generate: {logic: {operator: and}}
      ```

      ```train gate_run
      data: gate
      model: perceptron
      initial:
        values: {weights: [1, -1], bias: 0.5}
      optimizer:
        sgd:
          learning_rate: 1
      epochs: 5
      batch_size: 1
      order: given
      ```
      """
    #expect(
      try BridgeFixture(lesson).program(in: .keras).contains("w, b = np.array([1.0, -1.0]), 0.5"))
  }

  @Test func earlyStoppingIsWrittenOutInPyTorch() throws {
    let lesson = """
      ```data wave
      generate: {sine: {rows: 40}}
      split: 0.25
      ```

      ```train stopping
      data: wave
      model:
        network:
          hidden: [4]
          activation: tanh
      optimizer: adam
      epochs: 20
      batch_size: full
      early_stopping:
        patience: 3
      ```
      """
    let fixture = try BridgeFixture(lesson)
    #expect(try fixture.program(in: .keras).contains("EarlyStopping(patience=3"))
    let torch = try fixture.program(in: .pytorch)
    #expect(torch.contains("    elif epoch - best_epoch >= 3:\n        break\n"))
    #expect(torch.contains("table = pd.read_csv(\"wave.csv\")"))
    #expect(torch.contains("train, held = part == \"training\", part == \"validation\""))
  }
}
