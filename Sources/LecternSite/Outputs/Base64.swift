/// `bytes` in base64, with padding.
func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var out: [UInt8] = []
  out.reserveCapacity((bytes.count + 2) / 3 * 4)
  var index = 0
  while index < bytes.count {
    let count = min(3, bytes.count - index)
    let second = count > 1 ? bytes[index + 1] : 0
    let third = count > 2 ? bytes[index + 2] : 0
    out.append(alphabet[Int(bytes[index] >> 2)])
    out.append(alphabet[Int((bytes[index] & 3) << 4 | second >> 4)])
    out.append(count > 1 ? alphabet[Int((second & 15) << 2 | third >> 6)] : UInt8(ascii: "="))
    out.append(count > 2 ? alphabet[Int(third & 63)] : UInt8(ascii: "="))
    index += 3
  }
  return String(decoding: out, as: UTF8.self)
}
