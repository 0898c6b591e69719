extension PageRecord {
  /// What the run computed, one after the other: losses, validation losses, running means and
  /// parameters. What a rerun on another machine is compared by.
  public var computed: [Double] { losses + validation + running + parameters }
}
