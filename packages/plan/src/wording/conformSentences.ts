import type { Wording } from './words.ts'

/**
 * How a lower plan, or a later revision, differs from the one that it is held against. Values that cannot be put into
 * words are left out, and `changed` stands for them.
 */
export const conformSentences = {
  'fixed.changed': {
    zh: '“{title}”由上级固定，{label}不得[由{upper}改为{lower}][{changed}]',
    en: '"{title}" is fixed by the superior: its {label} may not be [changed from {upper} to {lower}][{changed}]',
  },
  'floor.weakened': {
    zh: '“{title}”{label}[由{upper}放宽为{lower}][已{changed}]，低于上级要求',
    en: '"{title}": {label} [weakened from {upper} to {lower}][{changed}], which falls short of what the superior requires',
  },
  'floor.removed': {
    zh: '删去{label}“{title}”，低于上级要求',
    en: 'leaves out the {label} "{title}", which falls short of what the superior requires',
  },
  'floor.unclear': {
    zh: '“{title}”{label}[由{upper}改为{lower}][已{changed}]，无法判断是否低于上级要求，请人工核对',
    en: '"{title}": {label} [changed from {upper} to {lower}][{changed}]; whether it falls short of what the superior requires is for a person to judge',
  },
  'element.added': { zh: '新增{label}“{title}”', en: 'adds the {label} "{title}"' },
  'element.removed': { zh: '删去{label}“{title}”', en: 'leaves out the {label} "{title}"' },
  'value.tightened': {
    zh: '“{title}”{label}[由{upper}收紧为{lower}][已{changed}]，严于上级要求',
    en: '"{title}": {label} [tightened from {upper} to {lower}][{changed}], which is stricter than the superior requires',
  },
  'value.reworded': {
    zh: '“{title}”{label}[由{upper}改写为{lower}][已{changed}]，不影响约束',
    en: '"{title}": {label} [reworded from {upper} to {lower}][{changed}], which binds nobody any less',
  },
} as const satisfies Record<string, Wording>
