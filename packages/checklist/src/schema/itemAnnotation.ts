/** What a section, an item or a clause is: its kind, its printed number, and the answer that is good. */
export interface ItemAnnotation {
  readonly kind: string
  readonly no?: string
  readonly good?: 'yes' | 'no'
  readonly unit?: string
}
