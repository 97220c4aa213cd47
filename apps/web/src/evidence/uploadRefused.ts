/** The platform did not take a photo; `problem` is its own explanation. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused'
  readonly problem: unknown

  constructor(problem: unknown) {
    super('upload refused')
    this.problem = problem
  }
}
