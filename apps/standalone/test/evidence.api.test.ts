import type { ChecklistSchema } from '@duzhan/checklist'
import type { ChecklistView } from '@duzhan/contracts'
import { packs } from '@duzhan/plan-packs'
import { heicPhoto } from '@duzhan/test-kit'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { hashOf, photo, upload } from './photos.ts'
import { problemIn, problemOf, type TestPlatform, testPlatform, type Visitor } from './platform.ts'

const plan = 'xiangtan-2020'
const tanqiao = 'v430381106229' // 潭桥村 in 湘乡市: the city team's
const hainan = 'v430321109237' // 海南村 in 湘潭县: the city team's too
const bytesOf = (buffer: Buffer) => new Uint8Array(buffer)

describe('evidence', () => {
  let platform: TestPlatform
  let inspector: Visitor
  let checklist: ChecklistView

  beforeAll(async () => {
    platform = await testPlatform()
    inspector = await platform.as('xt-inspector')
    checklist = await inspector.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
  })
  afterAll(() => platform?.close())

  const read = async (visitor: Visitor, hash: string) => visitor.request(`/files/${hash}`)
  const codeOf = async (response: Response) => (await problemIn(response))?.code
  const answersWith = (photos: string[]) => {
    const answers = filled(checklist) as Record<string, Record<string, Record<string, unknown>>>
    return { ...answers, environment: { ...answers['environment'], waste: { ...answers['environment']?.['waste'], photos } } }
  }

  it.each(['jpeg', 'png'] as const)('a %s is kept as a JPEG without the camera’s metadata', async (format) => {
    const sent = await photo(format)
    expect((await sharp(sent).metadata()).exif, 'the phone sent metadata').toBeDefined()
    const answer = await upload(inspector, tanqiao, bytesOf(sent))
    expect(answer.status).toBe(201)
    expect(await answer.json()).toEqual({ hash: hashOf(sent), size: expect.any(Number) })
    const kept = await read(inspector, hashOf(sent))
    expect(kept.headers.get('content-type')).toBe('image/jpeg')
    expect(kept.headers.get('x-content-type-options')).toBe('nosniff')
    const bytes = Buffer.from(await kept.arrayBuffer())
    const { exif, format: keptAs, width, height } = await sharp(bytes).metadata()
    expect({ exif, keptAs, width, height }).toEqual({ exif: undefined, keptAs: 'jpeg', width: 64, height: 32 })
    expect(bytes.includes('Secret Camera')).toBe(false)
  })

  it('an HEIC photo, as many phones write them, is kept as a JPEG too', async () => {
    expect((await upload(inspector, tanqiao, bytesOf(heicPhoto))).status).toBe(201)
    const kept = await read(inspector, hashOf(heicPhoto))
    const { format, width, height } = await sharp(Buffer.from(await kept.arrayBuffer())).metadata()
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 64, height: 32 })
  })

  it('a picture lying on its side is stood up, a large one made smaller', async () => {
    const onItsSide = await sharp({ create: { width: 3_000, height: 1_500, channels: 3, background: 'green' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    await upload(inspector, tanqiao, bytesOf(onItsSide))
    const kept = await sharp(Buffer.from(await (await read(inspector, hashOf(onItsSide))).arrayBuffer())).metadata()
    expect({ width: kept.width, height: kept.height }).toEqual({ width: 1_000, height: 2_000 })
  })

  it('sent twice is the same as once', async () => {
    const sent = bytesOf(await photo())
    const answers = [await upload(inspector, tanqiao, sent), await upload(inspector, tanqiao, sent)]
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
  })

  it('damaged on its way is refused, and not kept', async () => {
    const sent = await photo()
    const other = hashOf(await photo())
    expect(await codeOf(await upload(inspector, tanqiao, bytesOf(sent), other))).toBe('evidence.hash-differs')
    expect(await codeOf(await read(inspector, other))).toBe('evidence.absent')
    expect(await codeOf(await read(inspector, hashOf(sent)))).toBe('evidence.absent')
  })

  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
  it.each<[string, () => Promise<Buffer> | Buffer]>([
    ['an SVG', () => Buffer.from(svg)],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    [
      'a GIF',
      () =>
        sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
          .gif()
          .toBuffer(),
    ],
    ['a JPEG that breaks off', async () => (await photo('jpeg', 2_000)).subarray(0, 900)],
    ['a page that begins like a JPEG', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(svg)])],
    ['nothing', () => Buffer.alloc(0)],
  ])('%s is no photo', async (_, make) => {
    const sent = await make()
    const answer = await upload(inspector, tanqiao, bytesOf(sent))
    expect({ status: answer.status, code: await codeOf(answer) }).toEqual({ status: 422, code: 'evidence.not-an-image' })
    expect(await codeOf(await read(inspector, hashOf(sent)))).toBe('evidence.absent')
  })

  it('over ten megabytes is too large, and the refusal says what to do', async () => {
    const answer = await upload(inspector, tanqiao, new Uint8Array(10 * 1024 * 1024 + 1))
    expect({ status: answer.status, code: await codeOf(answer) }).toEqual({ status: 413, code: 'evidence.file-too-large' })
  })

  describe('a file', () => {
    const pdf = (more = '') => new TextEncoder().encode(`%PDF-1.7\n${Math.random()}${more}\ntrailer<<>>\n%%EOF\n`)
    const sendFile = (bytes: Uint8Array<ArrayBuffer>, visitor = inspector, target = tanqiao) =>
      visitor.request(`/files/${hashOf(bytes)}?plan=${plan}&target=${target}&as=file`, { method: 'PUT', body: bytes })

    it('is handed over as it came, as an attachment under a name of our own, and runs nothing', async () => {
      const sent = pdf()
      expect(await (await sendFile(sent)).json()).toEqual({ hash: hashOf(sent), size: sent.length })
      const kept = await read(inspector, hashOf(sent))
      const header = (name: string) => kept.headers.get(name)
      expect(header('content-type')).toBe('application/pdf')
      expect(header('content-disposition')).toBe(`attachment; filename="${hashOf(sent).slice(0, 16)}.pdf"`)
      expect(header('content-security-policy')).toBe('sandbox')
      expect(header('x-content-type-options')).toBe('nosniff')
      expect(header('cache-control')).toBe('no-store')
      expect(new Uint8Array(await kept.arrayBuffer())).toEqual(sent)
    })

    it('of nearly ten megabytes arrives and comes back whole', async () => {
      const sent = pdf('x'.repeat(9.9 * 1024 ** 2))
      expect((await sendFile(sent)).status).toBe(201)
      expect(hashOf(new Uint8Array(await (await read(inspector, hashOf(sent))).arrayBuffer()))).toBe(hashOf(sent))
    })

    it.each<[string, string, string]>([
      ['that is empty', '', 'evidence.file-empty'],
      ['that is a program under another name', 'MZ\x90\0\x03', 'evidence.file-program'],
      ['with a password', '%PDF-1.7\ntrailer<</Encrypt 5 0 R>>\n%%EOF', 'evidence.file-locked'],
      ['that breaks off', '%PDF-1.7\n1 0 obj', 'evidence.file-broken'],
      ['that is a page', svg, 'evidence.file-type'],
    ])('%s is refused with its own code', async (_, text, code) => {
      const sent = new TextEncoder().encode(text)
      const answer = await sendFile(sent)
      expect({ status: answer.status, code: await codeOf(answer) }).toEqual({ status: 422, code })
      expect(await codeOf(await read(inspector, hashOf(sent)))).toBe('evidence.absent')
    })

    it('is read by those of its region, by nobody else, and sent by those who inspect there', async () => {
      const sent = pdf()
      await sendFile(sent)
      expect((await read(await platform.as('xt-viewer'), hashOf(sent))).status).toBe(200)
      expect(await codeOf(await read(await platform.as('henan-outsider'), hashOf(sent)))).toBe('evidence.absent')
      expect(await codeOf(await sendFile(pdf(), await platform.as('xtx-inspector')))).toBe('target.absent')
      expect(await codeOf(await sendFile(pdf(), await platform.as('xt-viewer')))).toBe('right.missing')
    })

    it('does not pass for a photo, and the item says so', async () => {
      const sent = pdf()
      await sendFile(sent)
      const asPhoto = inspector.api.forms.submission.submit.mutate(submissionOf(tanqiao, answersWith([hashOf(sent)])))
      const errors = await asPhoto.then(
        () => [],
        (error: { data: { problem: { code: string; details: { errors?: { path: string }[] } } } }) =>
          error.data.problem.details.errors,
      )
      expect(errors).toMatchObject([{ path: 'environment.waste.photos', message: expect.stringContaining('须为图片') }])
    })

    it('is kept for no purpose but those two', async () => {
      const sent = pdf()
      const answer = await inspector.request(`/files/${hashOf(sent)}?plan=${plan}&target=${tanqiao}&as=page`, {
        method: 'PUT',
        body: sent,
      })
      expect(await codeOf(answer)).toBe('request.malformed')
    })
  })

  it('without a hash or a place is malformed', async () => {
    const sent = bytesOf(await photo())
    expect(await codeOf(await upload(inspector, tanqiao, sent, 'not-a-hash'))).toBe('request.malformed')
    const nowhere = await inspector.request(`/files/${hashOf(sent)}`, { method: 'PUT', body: sent })
    expect(await codeOf(nowhere)).toBe('request.malformed')
    const operator = await inspector.request(`/files/${hashOf(sent)}?plan[$ne]=x&target=${tanqiao}`, {
      method: 'PUT',
      body: sent,
    })
    expect(await codeOf(operator)).toBe('request.malformed')
  })

  it('is sent from our own page only', async () => {
    const sent = bytesOf(await photo())
    const path = `${platform.url}/files/${hashOf(sent)}?plan=${plan}&target=${tanqiao}`
    const foreign = await fetch(path, { method: 'PUT', body: sent, headers: { cookie: inspector.cookie } })
    expect(await codeOf(foreign)).toBe('request.cross-origin')
  })

  it('is read by those of its region, by nobody else', async () => {
    const sent = await photo()
    await upload(inspector, tanqiao, bytesOf(sent))
    for (const account of ['xt-viewer', 'hn-viewer', 'xx-reviewer', 'hutian-unit'])
      expect((await read(await platform.as(account), hashOf(sent))).status, account).toBe(200)
    for (const account of ['xtx-inspector', 'shigu-unit', 'henan-outsider'])
      expect(await codeOf(await read(await platform.as(account), hashOf(sent))), account).toBe('evidence.absent')
    expect(await codeOf(await read(platform.anonymous, hashOf(sent)))).toBe('session.required')
  })

  it('of one region is not opened by sending the same photo in another', async () => {
    const sent = await photo()
    await upload(inspector, tanqiao, bytesOf(sent))
    const elsewhere = await platform.as('xtx-inspector')
    expect(await codeOf(await upload(elsewhere, tanqiao, bytesOf(sent)))).toBe('target.absent')
    expect(await codeOf(await read(elsewhere, hashOf(sent)))).toBe('evidence.absent')
    expect(
      (await upload(elsewhere, hainan, bytesOf(sent))).status,
      'who holds the photo may send it for a place of their own',
    ).toBe(201)
    expect((await read(elsewhere, hashOf(sent))).status).toBe(200)
  })

  it('must have arrived before the submission that shows it', async () => {
    const sent = await photo()
    const submission = submissionOf(tanqiao, answersWith([hashOf(sent)]))
    expect(await problemOf(inspector.api.forms.submission.submit.mutate(submission))).toBe('evidence.missing')
    const { data } = await inspector.api.forms.submission.submit.mutate(submission).then(
      () => ({ data: null }),
      (error: { data: { problem: { details: unknown } } }) => error,
    )
    expect(data?.problem.details).toEqual({ hashes: [hashOf(sent)], count: 1 })
    expect(await problemOf(inspector.api.forms.submission.byId.query({ id: submission.id }))).toBe('submission.absent')
    await upload(inspector, tanqiao, bytesOf(sent))
    expect((await inspector.api.forms.submission.submit.mutate(submission)).id).toBe(submission.id)
  })

  it('is demanded where the checklist asks for it, with the position of whoever was there', async () => {
    const published = structuredClone(packs[0]!.plan) as {
      revision: number
      checklists: { key: string; schema: ChecklistSchema }[]
    }
    published.revision = 2
    const items = published.checklists.find(({ key }) => key === 'village')?.schema.properties['environment']?.properties
    const isBad = { properties: { hasLitter: { const: 'yes' } }, required: ['hasLitter'] }
    Object.assign(items?.['waste'] ?? {}, { 'x-evidence': { photos: 2, position: true, when: isBad } })
    await (await platform.as('xt-author')).api.forms.plan.publish.mutate({ document: published })
    const now = platform.clock.now().toISOString()
    const send = (over: object) =>
      inspector.api.forms.submission.submit.mutate(
        submissionOf(tanqiao, filled(checklist), { revision: 2, startedAt: now, finishedAt: now, ...over }),
      )
    const photos = await Promise.all([photo(), photo()])
    for (const one of photos) await upload(inspector, tanqiao, bytesOf(one))
    const bad = (count: number) => {
      const answers = filled(checklist, ['environment.waste.hasLitter']) as Record<string, Record<string, object>>
      const waste = { ...answers['environment']?.['waste'], photos: photos.slice(0, count).map(hashOf) }
      return { answers: { ...answers, environment: { ...answers['environment'], waste } } }
    }
    const position = { longitude: 112.4, latitude: 27.8, accuracy: 12 }
    const refusal = (over: object) =>
      send(over).then(
        () => expect.unreachable(),
        (error: { data: { problem: { code: string; details: { errors: { path: string; keyword: string }[] } } } }) => {
          const { code, details } = error.data.problem
          return [code, ...details.errors.map(({ path, keyword }) => `${path} ${keyword}`)]
        },
      )
    const told = ['submission.answers-invalid', 'environment.waste x-evidence']
    expect(await refusal({ ...bad(1), position }), 'a photo is lacking').toEqual(told)
    expect(await refusal(bad(2)), 'the position is lacking').toEqual(told)
    expect(await send({ ...bad(2), position })).toMatchObject({ revision: 2 })
    expect(await send({}), 'a good answer needs none').toMatchObject({ revision: 2 })
  })

  it('of one target proves nothing of another: it must have been sent for this one', async () => {
    const sent = await photo()
    await upload(await platform.as('xtx-inspector'), hainan, bytesOf(sent))
    const submission = submissionOf(tanqiao, answersWith([hashOf(sent)]))
    expect(await problemOf(inspector.api.forms.submission.submit.mutate(submission))).toBe('evidence.missing')
    await upload(inspector, tanqiao, bytesOf(sent))
    expect((await inspector.api.forms.submission.submit.mutate(submission)).id).toBe(submission.id)
  })
})
