import { createHash, randomUUID } from 'node:crypto'
import { callAs, cookieOf, type Outcome } from './call.ts'
import { contract } from './kinds.ts'

const plan = 'anji-example'
/** The smallest picture there is. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Sends a record with an answer of every kind, photos, file and signature included, to a village of the example. */
export async function sendEveryKind(url: string, target: string): Promise<Outcome> {
  const account = 'aj-inspector'
  const headers = { 'x-duzhan': '1', cookie: await cookieOf(url, account) }
  const keep = async (bytes: Buffer, mimeType: string, as = '') => {
    const hash = createHash('sha256').update(bytes).digest('hex')
    const query = new URLSearchParams({ plan, target, ...(as && { as }) })
    await fetch(`${url}/files/${hash}?${query}`, {
      method: 'PUT',
      headers: { ...headers, 'content-type': mimeType },
      body: new Uint8Array(bytes),
    })
    return hash
  }
  const photo = await keep(picture, 'image/png')
  const file = { hash: await keep(contract.buffer, contract.mimeType, 'file'), name: contract.name, size: contract.buffer.length }
  const call = await callAs(url, account)
  const { data } = await call('query', 'forms.checklist.byKey', { plan, checklist: 'village' })
  if (!data) throw new Error(`there is no checklist of ${plan}`)
  const note = '现场查看，尚未落实到位。'
  const answers = {
    basic: {
      arrival: { value: '08:30' },
      clinic: { answer: 'no', note, photos: [photo] },
      clinicSince: { value: '2020-01' },
      lastMeeting: { value: '2020-03-02' },
      households: { value: 410 },
    },
    sites: {
      look: { value: '差', note },
      leaks: { value: 5, note },
      cleaning: { deductions: { litter: 2, posters: 3 }, note },
      facilities: { value: 7.5 },
      honours: { value: 1 },
      overview: { photos: [photo] },
      position: { position: { latitude: 30.53512, longitude: 119.60684, by: 'hand', reason: '室内没有信号' } },
    },
    water: {
      source: { value: '其他', other: '邻村供水管网' },
      problems: { value: ['水质浑浊', '管网老化'] },
      repair: { text: '六月底前更换主管网' },
    },
    houses: {
      unsafe: {
        rows: [
          { head: '俞金花', area: 112.25, grade: 'D级', checkedOn: '2020-02-18' },
          { head: '胡水根', grade: 'B级' },
        ],
        note,
      },
      visits: {
        rows: [
          { name: '俞金花', income: 18600, toilet: '无害化卫生厕所', visitedAt: '09:10', needs: ['就医'] },
          { name: '潘福生', toilet: '普通旱厕' },
        ],
      },
    },
    money: {
      plan: { value: 12.5 },
      paid: { value: 10 },
      account: { place: '村务公开栏', month: '2020-02', amount: 10 },
      papers: { files: [file] },
    },
    closing: { summary: { text: '垃圾清运和一户危房须限期整改。' }, signed: { signature: photo, signer: '俞小平' } },
  }
  return call('mutation', 'forms.submission.submit', {
    id: randomUUID().replace(/^(.{14})4/, '$17'),
    plan,
    revision: data.revision,
    checklist: 'village',
    target,
    startedAt: '2020-03-20T00:10:00.000Z',
    finishedAt: '2020-03-20T00:50:00.000Z',
    answers,
  })
}
