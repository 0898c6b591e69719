import LecternSource
import Testing

@testable import LecternSpec

@Suite struct DecodeCompareTests {
  private let base = "```train plain\ndata: d\nepochs: 3\nlearning_rate: 0.1\nshow: [loss]\n```\n"

  @Test func variesOneField() throws {
    let spec = try decodeCompare(
      "```compare rates\nbase: plain\nvary:\n  learning_rate: [0.01, 0.1, 1]\n```\n\(base)")
    #expect(spec.members.map(\.path) == ["[0.01]", "[0.1]", "[1]"])
    #expect(
      spec.members.map { $0.spec.descent?.optimizer.number("learning_rate") }
        == [0.01, 0.1, 1])
    #expect(spec.members.map { $0.spec.descent?.epochs } == [3, 3, 3])
    #expect(
      spec.members.map(\.differences) == [
        [Difference(field: "optimizer.learning_rate", base: "0.1", member: "0.01")], [],
        [Difference(field: "optimizer.learning_rate", base: "0.1", member: "1")],
      ])
    #expect(spec.member(at: [.number(0.1)])?.path == "[0.1]")
    #expect(spec.members.allSatisfy { $0.spec.show == nil })
  }

  @Test func makesAGrid() throws {
    let spec = try decodeCompare(
      """
      ```compare grid
      train: {data: d, optimizer: {sgd: {nesterov: true}}}
      vary:
        optimizer.sgd.learning_rate: [0.1, 1]
        batch_size: [1, 32, full]
      seeds: 3
      ```
      """)
    #expect(
      spec.members.map(\.path)
        == ["[0.1, 1]", "[0.1, 32]", "[0.1, full]", "[1, 1]", "[1, 32]", "[1, full]"])
    #expect(spec.members.allSatisfy { $0.spec.descent?.optimizer.flag("nesterov") == true })
    #expect(spec.member(at: [.number(1), .text("full")])?.spec.descent?.batchSize == .full)
    #expect(
      spec.members.map { $0.spec.descent?.optimizer.number("learning_rate") }
        == [0.1, 0.1, 0.1, 1, 1, 1])
    #expect(spec.seeds == [0, 1, 2])
    guard case .grid(let first, let second) = spec.layout else { throw Unexpected() }
    #expect(
      [first.field.value, second.field.value] == ["optimizer.sgd.learning_rate", "batch_size"])
  }

  @Test func namesMembers() throws {
    let spec = try decodeCompare(
      """
      \(base)
      ```compare race
      base: plain
      runs:
        same:
        adam: {optimizer: {adam: {learning_rate: 0.5}}}
        heavy: {optimizer.momentum: 0.9, optimizer.learning_rate: 0.2}
        exact: {solver: qr}
        wide: {model: network, model.hidden: [4]}
      ```
      """)
    #expect(spec.members.map(\.path) == [".same", ".adam", ".heavy", ".exact", ".wide"])
    #expect(spec.member(named: "adam")?.spec.descent?.optimizer.number("learning_rate") == 0.5)
    #expect(
      spec.member(named: "heavy")?.differences == [
        Difference(field: "optimizer.learning_rate", base: "0.1", member: "0.2"),
        Difference(field: "optimizer.momentum", base: "0", member: "0.9"),
      ])
    #expect(spec.member(named: "exact")?.spec.solver?.name == "qr")
    #expect(spec.member(named: "wide")?.spec.model["hidden"]?.integers == [4])
    #expect(spec.member(named: "same")?.differences == [])
  }

  @Test func variesWholeComponents() throws {
    let spec = try decodeCompare(
      "```compare c\ntrain: {data: d}\nvary: {optimizer: [sgd, {adam: {learning_rate: 1}}]}\n```")
    #expect(spec.members.map(\.path) == ["[sgd]", "[adam]"])
    #expect(spec.members.map { $0.spec.descent?.optimizer.name } == ["sgd", "adam"])
  }
}
