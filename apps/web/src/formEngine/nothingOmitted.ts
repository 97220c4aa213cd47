/**
 * Stands in for the form engine's leaving out of what a schema does not name: answers are tidied by the checklist's own
 * rules when they are sent, and the form never asks for it.
 */
export default function nothingOmitted(_validator: unknown, _schema: unknown, _root: unknown, formData: unknown): unknown {
  return formData
}

export const getUsedFormData = (formData: unknown): unknown => formData
export const getFieldNames = (): never[] => []
export const isValueEmpty = (value: unknown): boolean => value === undefined
