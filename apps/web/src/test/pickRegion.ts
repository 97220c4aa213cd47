import { expect } from 'vitest'
import { press, write } from './act.ts'
import { all, names, textOf } from './find.ts'
import { soon } from './settled.ts'

/** Chooses a region in a picker, anew where one is chosen: its name is written, and the first that is offered of that name is pressed. */
export async function pickRegion(label: string, name: string): Promise<void> {
  if (names('button').includes(`重新选择：${label}`)) await press(`重新选择：${label}`)
  await write(label, name)
  const offered = () => all('button').find((one) => one.getAttribute('role') === 'option' && textOf(one).startsWith(name))
  await soon(() => expect(offered(), `${name} is offered`).toBeDefined())
  await press(offered() ?? document.body)
}
