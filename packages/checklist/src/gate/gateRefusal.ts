/** Why a schema may not come in: the place as a JSON pointer, the rule's permanent name, and a sentence. */
export interface GateRefusal {
  readonly path: string
  readonly rule: string
  readonly message: string
}
