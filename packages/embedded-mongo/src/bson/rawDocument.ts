/** A document that stays encoded: stored bytes are copied into replies without being read. */
export class RawDocument {
  readonly bytes: Buffer
  constructor(bytes: Buffer) {
    this.bytes = bytes
  }
}
