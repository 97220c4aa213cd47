import type { FindingRule, ItemAnnotation } from './itemAnnotation.ts'

export type Scalar = string | number | boolean | null
export type TypeName = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'

/** The JSON Schema subset that plans, checklists and conditions are written in; `gate` refuses everything else. */
export interface SubSchema {
  readonly $schema?: string
  readonly $defs?: Readonly<Record<string, SubSchema>>
  readonly $ref?: string
  readonly $comment?: string
  readonly type?: TypeName | readonly TypeName[]
  readonly title?: string
  readonly description?: string
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly readOnly?: boolean
  readonly writeOnly?: boolean
  readonly const?: Scalar
  readonly enum?: readonly Scalar[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  readonly properties?: Readonly<Record<string, SubSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: false
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>
  readonly items?: SubSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly allOf?: readonly SubSchema[]
  readonly anyOf?: readonly SubSchema[]
  readonly oneOf?: readonly SubSchema[]
  readonly not?: SubSchema
  readonly if?: SubSchema
  readonly then?: SubSchema
  readonly else?: SubSchema
  readonly 'x-item'?: ItemAnnotation
  readonly 'x-indicator'?: { readonly code: string; readonly polarity?: string }
  readonly 'x-finding'?: FindingRule
  readonly 'x-evidence'?: EvidenceRule
  /** What must hold of the answers so far for a section or an item to be shown. */
  readonly 'x-shown-if'?: SubSchema
  /** At the root: the words for the total of points, each from so many on. */
  readonly 'x-score'?: { readonly grades: readonly { readonly title: string; readonly from: number }[] }
  readonly 'x-hold'?: 'fixed' | 'floor' | 'open'
  readonly 'x-source'?: { readonly text: string; readonly line: number }
  readonly 'x-unit'?: string
  readonly 'x-decimals'?: number
}

/** A checklist that passed the gate: an object of sections, each an object of items. */
export interface ChecklistSchema extends SubSchema {
  readonly type: 'object'
  readonly properties: Readonly<Record<string, SubSchema>>
}

/** What must come with an answer, always or when the answer meets a condition. `photos`: at least so many; true is one. */
export interface EvidenceRule {
  readonly photos?: boolean | number
  readonly position?: boolean
  readonly signature?: boolean
  readonly when?: SubSchema
}
