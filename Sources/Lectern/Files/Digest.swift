import Crypto

/// The SHA-256 digest of `bytes` as 64 lowercase hexadecimal digits.
package func digest(of bytes: some Collection<UInt8>) -> String {
  var hash = SHA256()
  let isHashed: Void? = bytes.withContiguousStorageIfAvailable { bytes in
    hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
  }
  if isHashed == nil { hash.update(data: Array(bytes)) }
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(64)
  for byte in hash.finalize() {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

package func digest(of text: String) -> String { digest(of: text.utf8) }
