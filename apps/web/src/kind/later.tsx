import { use } from 'react'
import type { KindAnswerProps, KindFieldProps, KindTagProps, KindView } from './kindView.ts'

/**
 * A view that comes in a file of its own, drawn at once when the file is there and else when it comes. A file that did
 * not come is asked for again the next time.
 */
export function later<Name extends string>(file: () => Promise<Record<Name, KindView>>, name: Name): KindView {
  let coming: Promise<KindView> | undefined
  const load = () => {
    coming ??= readable(
      file().then(
        (part) => part[name],
        (error: unknown) => {
          coming = undefined
          throw error
        },
      ),
    )
    return coming
  }
  return {
    Field: function LaterField(props: KindFieldProps) {
      const { Field } = use(load())
      return <Field {...props} />
    },
    Answer: function LaterAnswer(props: KindAnswerProps) {
      const { Answer } = use(load())
      return Answer && <Answer {...props} />
    },
    Tag: function LaterTag(props: KindTagProps) {
      const { Tag } = use(load())
      return Tag && <Tag {...props} />
    },
    preload: load,
  }
}

/** A promise that says by itself when it has become a value, so that `use` has it at once and nothing flickers. */
function readable<Value>(promise: Promise<Value>): Promise<Value> {
  void promise.then(
    (value) => Object.assign(promise, { status: 'fulfilled', value }),
    () => {},
  )
  return promise
}
