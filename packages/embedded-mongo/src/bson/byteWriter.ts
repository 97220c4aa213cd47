/** A growing buffer. */
export class ByteWriter {
  private bytes: Buffer
  length = 0
  constructor(capacity = 512) {
    this.bytes = Buffer.allocUnsafe(capacity)
  }

  /** Makes room for so many more bytes and gives the place where they begin. */
  reserve(size: number): number {
    const from = this.length
    const needed = from + size
    if (needed > this.bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(needed, this.bytes.length * 2))
      this.bytes.copy(grown, 0, 0, from)
      this.bytes = grown
    }
    this.length = needed
    return from
  }

  byte(value: number): void {
    const at = this.reserve(1)
    this.bytes[at] = value
  }

  int32(value: number): void {
    const at = this.reserve(4)
    this.bytes.writeInt32LE(value, at)
  }

  int32At(at: number, value: number): void {
    this.bytes.writeInt32LE(value, at)
  }

  int64(value: bigint): void {
    const at = this.reserve(8)
    this.bytes.writeBigInt64LE(value, at)
  }

  double(value: number): void {
    const at = this.reserve(8)
    this.bytes.writeDoubleLE(value, at)
  }

  uintBE(value: number, size: number): void {
    const at = this.reserve(size)
    this.bytes.writeUIntBE(value, at, size)
  }

  int64BE(value: bigint): void {
    const at = this.reserve(8)
    this.bytes.writeBigInt64BE(value, at)
  }

  raw(bytes: Uint8Array): void {
    const at = this.reserve(bytes.length)
    this.bytes.set(bytes, at)
  }

  utf8(text: string): void {
    // Short texts are nearly always names and codes: a loop is faster than a call into the runtime.
    const from = this.reserve(text.length)
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (code >= 0x80 || index === 24) {
        this.reserve(text.length * 2)
        this.length = from + this.bytes.write(text, from, 'utf8')
        return
      }
      this.bytes[from + index] = code
    }
  }

  /** Flips every bit from an offset on: what was ascending becomes descending. */
  invertFrom(from: number): void {
    for (let at = from; at < this.length; at++) this.bytes[at] = 0xff ^ (this.bytes[at] ?? 0)
  }

  /** The written bytes in a buffer of their own. */
  toBuffer(): Buffer {
    return Buffer.from(this.view())
  }

  /** The written bytes without a copy; the writer must not be used afterwards. */
  view(): Buffer {
    return this.bytes.subarray(0, this.length)
  }
}
