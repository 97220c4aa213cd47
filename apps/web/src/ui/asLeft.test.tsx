import { Link, Route, Routes } from 'react-router'
import { describe, expect, it } from 'vitest'
import { seat } from '../api/api.ts'
import { follow, press } from '../test/act.ts'
import { the } from '../test/find.ts'
import { drawn } from '../test/shown.tsx'
import { asLeft } from './asLeft.ts'
import { PageHead } from './PageHead.tsx'
import { useAddress } from './useAddress.ts'

function List() {
  const address = useAddress()
  return (
    <>
      <button type="button" onClick={() => address.put({ side: 'late' })}>
        只看逾期
      </button>
      <Link to="/p/dues/1">第一件</Link>
    </>
  )
}
const pages = (
  <Routes>
    <Route path="/p/dues" element={<List />} />
    <Route path="*" element={<PageHead title="第一件" crumbs={[{ title: '应办事项', to: '/p/dues' }]} />} />
  </Routes>
)

describe('the way back to a list', () => {
  it('leads to it as it was left, narrowed down as it was', async () => {
    history.replaceState(null, '', '/p/dues?text=%E6%9C%88')
    await drawn(pages)
    await press('只看逾期')
    await follow('第一件')
    expect(the('link', '应办事项').getAttribute('href')).toBe('/p/dues?text=%E6%9C%88&side=late')
  })

  it('leads to all of it from a page that was opened first', async () => {
    history.replaceState(null, '', '/p/dues/1')
    await drawn(pages)
    expect(the('link', '应办事项').getAttribute('href')).toBe('/p/dues')
  })

  it('tells the next person in the seat nothing of what this one looked for', async () => {
    history.replaceState(null, '', '/p/dues?text=%E6%9C%88')
    await drawn(pages)
    expect(asLeft('/p/dues')).toBe('/p/dues?text=%E6%9C%88')
    seat(null)
    expect(asLeft('/p/dues')).toBe('/p/dues')
  })
})
