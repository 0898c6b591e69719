/// Lectern's version: the one place that the command, pages and `CHANGELOG.md` take it from.
public let lecternVersion = "0.1.0"
