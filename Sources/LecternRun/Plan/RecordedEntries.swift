import LecternSpec

func parameterCount(_ shape: ModelShape) -> Int {
  shape.kind == .function ? shape.inputs.count : layerPlaces(of: shape).last?.end ?? 0
}

/// What is kept: what is written, and the parameters of small models.
func recordedEntries(_ spec: TrainSpec, parameters: Int) -> Set<Recorded> {
  var recorded = Set(spec.record)
  let epochs = spec.descent?.epochs ?? 0
  if parameters <= 32, parameters * (epochs + 1) <= 200_000 { recorded.insert(.parameters) }
  return recorded
}
