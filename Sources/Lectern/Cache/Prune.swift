/// Removes the results of a course that were kept longest ago until at most `bytes` remain.
public func pruneCache(
  _ policy: CachePolicy, of folder: String, keeping bytes: Int, files: FileSystem = .local
) -> PruneReport {
  policy.cache(for: folder, files: files)?.prune(to: bytes) ?? PruneReport()
}
