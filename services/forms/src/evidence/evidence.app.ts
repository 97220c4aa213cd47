import { EvidenceUpload, FileHash } from '@duzhan/contracts'
import { evidenceTypes, fileLimits, isPicture } from '@duzhan/evidence'
import { Problem } from '@duzhan/problems'
import { doing, principalOf } from '@duzhan/service-kit'
import express, { type ErrorRequestHandler, type Express } from 'express'
import type { EvidenceService } from './evidence.service.ts'

function parse<Output>(read: { success: true; data: Output } | { success: false }): Output {
  if (!read.success) throw new Problem('invalid', 'request.malformed')
  return read.data
}

/** What the reader of the body says of a body that is too long, in the words of evidence. */
const tooLarge: ErrorRequestHandler = (error: { type?: unknown }, _request, _response, next) => {
  const megabytes = fileLimits.bytes / 1024 ** 2
  next(error.type === 'entity.too.large' ? new Problem('too-large', 'evidence.file-too-large', { megabytes }) : error)
}

/**
 * Evidence travels as plain bytes: `PUT /files/<sha-256>?plan=&target=[&as=file]` and `GET /files/<sha-256>`. A photo is
 * shown; a document is only ever handed over, under a name made here, and a browser that opens it all the same runs nothing.
 */
export function evidenceApp(app: Express, evidence: EvidenceService): void {
  app.put('/files/:hash', express.raw({ type: () => true, limit: fileLimits.bytes }), async (request, response) => {
    const { actor, requestId } = principalOf(request)
    const hash = parse(FileHash.safeParse(request.params['hash']))
    const { as, ...place } = parse(EvidenceUpload.safeParse(request.query))
    const bytes: unknown = request.body // left out by the reader where a request has no body at all
    const sent = Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0)
    const by = { id: actor.id, title: actor.title }
    const uploaded = await doing({ by, requestId }, () => evidence.upload(actor, { ...place, as, hash, bytes: sent }))
    response.status(201).json(uploaded)
  })
  app.get('/files/:hash', async (request, response) => {
    const { actor } = principalOf(request)
    const hash = parse(FileHash.safeParse(request.params['hash']))
    const { type, bytes } = await evidence.byHash(actor, hash)
    response.set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    if (!isPicture(type)) {
      const name = `${hash.slice(0, 16)}.${evidenceTypes[type].extension}`
      response.set({ 'content-disposition': `attachment; filename="${name}"`, 'content-security-policy': 'sandbox' })
    }
    response.type(type).send(bytes)
  })
  app.use('/files', tooLarge)
}
