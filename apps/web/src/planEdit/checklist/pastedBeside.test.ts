import { unchecked } from '@duzhan/test-kit/unchecked'
import { describe, expect, it } from 'vitest'
import { pastedBeside } from './pastedBeside.ts'

const picture = new File([''], 'image.png', { type: 'image/png' })
const clipboard = (text: string, html = '', files: readonly File[] = []) =>
  pastedBeside({
    getData: (type: string) => (type === 'text/html' ? html : text),
    files: unchecked<FileList>(files), // read as a list only
  })

describe('what a paste holds beside its words', () => {
  it.each<[words: string, said: ReturnType<typeof clipboard>, pictures: number, isTable: boolean]>([
    ['nothing, of a text', clipboard('是否有卫生室'), 0, false],
    ['the pictures of a document', clipboard('甲', '<p>甲<img src="a.png"></p><img src="b.png">'), 2, false],
    ['that it was a table', clipboard('1\t甲', '<table><tr><td>1</td><td>甲</td></tr></table>'), 0, true],
    ['no picture that Excel makes of the cells', clipboard('1\t甲', '<table><tr><td>1</td></tr></table>', [picture]), 0, true],
    ['a picture by itself', clipboard('', '', [picture]), 1, false],
    ['no file that is none', clipboard('', '', [new File([''], 'a.txt', { type: 'text/plain' })]), 0, false],
  ])('is %s', (_words, said, pictures, isTable) => {
    expect(said).toEqual({ pictures, isTable })
  })

  it('is read without running anything of it', () => {
    expect(clipboard('甲', '<img src=x onerror="globalThis.ran = true"><script>globalThis.ran = true</script>').pictures).toBe(1)
    expect(globalThis).not.toHaveProperty('ran')
  })
})
