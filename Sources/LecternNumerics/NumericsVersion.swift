/// The version of every digit that Lectern computes.
///
/// It rises whenever an elementary function, a random stream, a summation order or an update
/// formula changes any bit of any result, and is part of every cache key.
public let numericsVersion: UInt32 = 1
