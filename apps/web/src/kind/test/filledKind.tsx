import { type OutlineItem, outlineOf, type SubSchema } from '@duzhan/checklist'
import { type ComponentType, useState } from 'react'
import type { Item } from '../../checklist/itemAnswers.ts'
import { pick, press, write } from '../../test/act.ts'
import { all, nameOf, textOf } from '../../test/find.ts'
import { left, shown } from '../../test/shown.tsx'
import type { KindAnswerProps, KindView } from '../kindView.ts'

export { soon as settled } from '../../test/settled.ts'

// the tests' database hands blobs back as mere objects, which have no address
URL.createObjectURL = () => 'blob:kept'

const itemOf = (schema: SubSchema): OutlineItem => ({
  key: 'one',
  path: 'part.one',
  no: '1',
  title: '检查项',
  kind: 'any',
  annotation: { kind: 'any', ...schema['x-item'] },
  clauses: [],
  columns: [],
  findings: [],
  part: null,
  isRequired: true,
  schema,
})

const outline = outlineOf({ type: 'object', title: '清单', properties: {} })

let count = 0

/** Takes the field off the page again. */
export const leaveKind = left

/** A field of a kind on a page of its own, as the form draws it; what it holds is read back by `held`. */
export async function fillKind(
  { Field }: KindView,
  schema: SubSchema = {},
  first: Item = {},
  errors: Record<string, string> = {},
) {
  let now = first
  const owner = `owner-${++count}`
  function Form() {
    const [held, setHeld] = useState(first)
    now = held
    return (
      <Field
        item={itemOf(schema)}
        held={held}
        change={(part) => setHeld((before) => ({ ...before, ...part }))}
        changeBy={setHeld}
        errorOf={(field) => errors[field]}
        onLeave={() => {}}
        titleId="title"
        now={() => new Date('2020-03-20T01:00:00.000Z')}
        outline={outline}
        answers={{ held: () => held, all: () => ({}), change: () => {}, subscribe: () => () => {} }}
        owner={owner}
        place={{ plan: 'p', target: 't' }}
      />
    )
  }
  await shown(<Form />)
  return { ...onPage(), owner, held: () => now }
}

/** An answer of a kind, to be read. */
export async function readKind(Answer: ComponentType<KindAnswerProps>, given: Item, schema: SubSchema = {}, isOnDevice = false) {
  await shown(
    <Answer item={itemOf(schema)} given={given} result={undefined} isOnDevice={isOnDevice} outline={outline} answers={{}} />,
  )
  return onPage()
}

function fileField() {
  const field = all('field').find((one) => one.getAttribute('type') === 'file')
  if (!field) throw new Error('nothing can be chosen')
  return field
}

function onPage() {
  return {
    place: document.body,
    text: () => document.body.textContent ?? '',
    button: (name: string) =>
      all('button').find(
        (one): one is HTMLButtonElement => one instanceof HTMLButtonElement && [nameOf(one), textOf(one)].includes(name),
      ),
    press: (name: string) => press(name),
    write: (label: string, value: string) => write(label, value),
    choose: (...files: File[]) => pick(fileField(), ...files),
  }
}
