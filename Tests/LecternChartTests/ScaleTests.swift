import LecternNumerics
import Testing

@testable import LecternChart

@Suite struct ScaleTests {
  @Test func invertingReturnsTheValue() {
    var random = Lcg(31)
    for _ in 0..<500 {
      let lower = powerOfTen(Int(random.uniform() * 20) - 10)
      let upper = lower * (1.5 + 1000 * random.uniform())
      for kind in [Scale.Kind.linear, .logarithmic] {
        let scale = Scale(kind, domain: (lower, upper), range: (46, 568))
        let value = lower + (upper - lower) * random.uniform()
        #expect((scale.value(at: scale(value)) - value).magnitude <= 1e-9 * upper)
        #expect((scale(lower) - 46).magnitude < 1e-9 && (scale(upper) - 568).magnitude < 1e-9)
      }
    }
  }

  @Test func domainsWithoutWidthArePadded() {
    #expect(Scale(domain: (0, 0), range: (0, 1)).lower == -1)
    #expect((Scale(domain: (20, 20), range: (0, 1)).upper - 21).magnitude < 1e-12)
    #expect(Scale(domain: (.nan, 1), range: (0, 1)).lower == 0)
  }

  @Test func logarithmicScalesRefuseWhatHasNoLogarithm() {
    let scale = Scale(.logarithmic, domain: (0.1, 10), range: (0, 100))
    #expect(scale(0) != scale(0))
    #expect(scale(-1) != scale(-1))
    #expect(Scale(.logarithmic, domain: (0, 10), range: (0, 100)).kind == .linear)
  }

  @Test func niceDomainsContainTheirValues() {
    var random = Lcg(32)
    for _ in 0..<500 {
      let width = powerOfTen(Int(random.uniform() * 20) - 10)
      let start = (random.uniform() - 0.5) * width * 10
      let domain = Domain(start, start + width)
      let nice = domain.nice(target: 6)
      #expect(
        nice.lower <= domain.lower + width * 1e-8 && nice.upper >= domain.upper - width * 1e-8)
      #expect(nice.width < 2.5 * width)
      let positive = Domain(width, width * (1 + 50 * random.uniform()))
      let rounded = positive.niceLogarithmic
      #expect(
        rounded.lower <= positive.lower * 1.000001 && rounded.upper >= positive.upper * 0.999999)
      #expect(rounded.lower > positive.lower / 2.6 && rounded.upper < positive.upper * 2.6)
    }
  }

  @Test func theScaleIsLogarithmicPastAFactorOfThirty() {
    #expect(ChosenScale(.automatic, for: [1, 29]).kind == .linear)
    #expect(ChosenScale(.automatic, for: [1, 31]).kind == .logarithmic)
    #expect(ChosenScale(.automatic, for: [-1, 31]).kind == .linear)
    #expect(ChosenScale(.logarithmic, for: [-1, 31]).warning != nil)
    #expect(ChosenScale(.logarithmic, for: [0, 1, 2]).hasZeros)
    #expect(ChosenScale(.logarithmic, for: [.nan, .infinity]).kind == .linear)
  }
}
