import { type Document, documentOf, int, type Value } from './value.ts'

const codeNames: Record<number, string> = {
  1: 'InternalError',
  2: 'BadValue',
  9: 'FailedToParse',
  13: 'Unauthorized',
  14: 'TypeMismatch',
  12: 'CursorInUse',
  15: 'Overflow',
  16: 'InvalidLength',
  17: 'ProtocolError',
  18: 'AuthenticationFailed',
  20: 'IllegalOperation',
  22: 'InvalidBSON',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  48: 'NamespaceExists',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  54: 'NotSingleValueField',
  56: 'EmptyFieldName',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  91: 'ShutdownInProgress',
  100: 'UnsatisfiableWriteConcern',
  115: 'CommandNotSupported',
  168: 'InvalidPipelineOperator',
  171: 'CannotIndexParallelArrays',
  175: 'QueryPlanKilled',
  197: 'InvalidIndexSpecificationOption',
  225: 'TransactionTooOld',
  237: 'CursorKilled',
  263: 'OperationNotSupportedInTransaction',
  276: 'IndexBuildAborted',
  292: 'QueryExceededMemoryLimitNoDiskUseAllowed',
  301: 'DataCorruptionDetected',
  334: 'MechanismUnavailable',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
  14031: 'OutOfDiskSpace',
}

/** A refusal in the shape that drivers understand: MongoDB's own number, name and sentence. */
export class MongoError extends Error {
  readonly code: number
  readonly extra: Record<string, Value>
  constructor(code: number, message: string, extra: Record<string, Value> = {}) {
    super(message)
    this.code = code
    this.extra = extra
  }

  get codeName(): string {
    return codeNames[this.code] ?? `Location${this.code}`
  }

  /** The answer to a command that failed as a whole. */
  toReply(): Document {
    return documentOf({
      ok: 0,
      errmsg: this.message,
      code: int(this.code),
      codeName: this.codeName,
      ...this.extra,
    })
  }

  /** The entry of `writeErrors` for one statement of a bulk. */
  toWriteError(index: number): Document {
    return documentOf({ index: int(index), code: int(this.code), ...this.extra, errmsg: this.message })
  }
}

/** Shorthand for MongoDB's most frequent refusal, 2 BadValue. */
export const badValue = (message: string): MongoError => new MongoError(2, message)
