import LecternLesson
import LecternSource
import LecternSpec

/// The decoded specs of one lesson, in the order of the lesson.
package struct LessonSpecs: Sendable {
  /// Of the lesson's file, for diagnostics.
  package var path: String
  package var specs: [Spec]
  /// Names of specs that could not be decoded, which is reported where they stand; what speaks of
  /// them is passed over in silence.
  package var failed: Set<String>

  package init(path: String, specs: [Spec], failed: Set<String> = []) {
    self.path = path
    self.specs = specs
    self.failed = failed
  }

  /// What `decodeSpecs` made of `sources`: nil stands for a spec with errors.
  package init(path: String, sources: [SpecSource], decoded: [Spec?]) {
    let failed = zip(sources, decoded).compactMap { source, spec in
      spec == nil ? source.name?.value : nil
    }
    self.init(path: path, specs: decoded.compactMap { $0 }, failed: Set(failed))
  }

  /// The specs of `document` that could be decoded; its other named specs count as failed.
  package init(_ document: LessonDocument, specs: [Spec]) {
    let decoded = Set(specs.compactMap { $0.name?.value })
    let written = document.anchors.compactMap { anchor -> String? in
      if case .spec = anchor.target { anchor.id } else { nil }
    }
    self.init(
      path: document.file.path, specs: specs, failed: Set(written).subtracting(decoded))
  }

  package var names: [String] { specs.compactMap { $0.name?.value } }

  /// The same lesson with every training seed raised by `distance`; data keep theirs. What readers
  /// may change is left out, since pages show the author's seed.
  package func raisingSeeds(by distance: Int) -> LessonSpecs {
    if distance == 0 { return self }
    var copy = self
    copy.specs = specs.map { spec in
      switch spec {
      case .train(var train):
        train.explore = []
        return .train(train.replacingSeed(train.seed + distance))
      case .compare(var compare):
        compare.explore = []
        compare.base = compare.base.replacingSeed(compare.base.seed + distance)
        for index in compare.members.indices {
          let member = compare.members[index].spec
          compare.members[index].spec = member.replacingSeed(member.seed + distance)
        }
        compare.seeds = compare.seeds.map { $0 + distance * max(compare.seeds.count, 1) }
        return .compare(compare)
      default: return spec
      }
    }
    return copy
  }
}

/// Data sets that every lesson may name: read once for all of them.
package struct SharedData: Sendable {
  var tables: [String: Table]
  package var results: [DataResult]
  /// Those that could not be read, which is reported once, here.
  package var failed: Set<String>

  package static let none = SharedData(tables: [:], results: [], failed: [])
}

/// Reads the data sets of `course.yml`.
package func prepareSharedData(
  _ specs: [DataSpec], path: String, catalog: Catalog, loader: Loader, budget: Budget,
  diagnostics: inout [Diagnostic]
) -> SharedData {
  var shared = SharedData.none
  var problems = Problems(path: path, catalog: catalog)
  for spec in specs {
    let name = spec.heading.name?.value ?? ""
    if let table = makeTable(
      spec, loader: loader, budget: budget, problems: &problems),
      let result = dataResult(table, problems: &problems)
    {
      shared.tables[name] = table
      shared.results.append(result)
    } else {
      shared.failed.insert(name)
    }
  }
  diagnostics += problems.diagnostics
  return shared
}
