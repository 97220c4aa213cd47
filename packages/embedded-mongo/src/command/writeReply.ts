import { type Document, documentOf, int, type Value } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'

/** Gathers what the statements of one write command did. */
export class WriteReply {
  n = 0
  modified = 0
  readonly upserted: Document[] = []
  readonly errors: Document[] = []

  addUpserted(statement: number, id: Value): void {
    this.upserted.push(documentOf({ index: int(statement), _id: id }))
  }

  /** Notes the refusal of one statement; any other error is none of the statement's and goes on. */
  addError(statement: number, error: unknown): void {
    if (!(error instanceof MongoError)) throw error
    this.errors.push(error.toWriteError(statement))
  }

  toDocument(withModified: boolean): Document {
    return documentOf({
      n: int(this.n),
      nModified: withModified ? int(this.modified) : undefined,
      upserted: this.upserted.length > 0 ? this.upserted : undefined,
      writeErrors: this.errors.length > 0 ? this.errors : undefined,
      ok: 1,
    })
  }
}
