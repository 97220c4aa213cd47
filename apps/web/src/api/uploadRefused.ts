/** The platform did not take a photo or file; `problem` is its own explanation. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused'
  readonly problem: unknown
  readonly hash: string

  constructor(problem: unknown, hash = '') {
    super('upload refused')
    this.problem = problem
    this.hash = hash
  }

  /** Whether it is the file itself that is not taken: sending it again would meet the same, and another one would not. */
  get isOfFile(): boolean {
    const { code } = (this.problem ?? {}) as { code?: unknown } // whatever the platform sent
    return typeof code === 'string' && /^evidence\.(file-|photo-|not-an-image)/.test(code)
  }
}
