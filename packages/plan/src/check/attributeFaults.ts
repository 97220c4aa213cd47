import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

/**
 * What a kind of target demands, or works a ratio out of, and does not keep: such a register could never be filled, such a ratio
 * never be had. And that something does not add up which is no number.
 */
export function attributeFaults({ targetKinds }: Plan): PlanFault[] {
  return targetKinds.flatMap(({ title, attributes: { properties, required = [] }, derived = [] }, at) => {
    const path = `targetKinds.${at}`
    const unknown = (place: string, name: string, by: string) =>
      Object.hasOwn(properties, name) ? [] : [planFault('attribute.unknown', place, { title: by, name })]
    return [
      ...Object.entries(properties).flatMap(([name, field]) =>
        field['x-sum'] === undefined || field.type === 'integer' || field.type === 'number'
          ? []
          : [
              planFault('attribute.sum-of-no-number', `${path}.attributes.properties.${name}.x-sum`, {
                title,
                name: field.title,
              }),
            ],
      ),
      ...required.flatMap((name, index) => unknown(`${path}.attributes.required.${index}`, name, title)),
      ...derived.flatMap((ratio, index) => [
        ...unknown(`${path}.derived.${index}.numerator`, ratio.numerator, ratio.title),
        ...unknown(`${path}.derived.${index}.denominator`, ratio.denominator, ratio.title),
      ]),
    ]
  })
}
