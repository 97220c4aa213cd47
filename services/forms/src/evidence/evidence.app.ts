import { EvidencePlace, FileHash } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { principalOf } from '@duzhan/service-kit'
import express, { type Express } from 'express'
import type { EvidenceService } from './evidence.service.ts'

const parse = <Output>(read: { success: true; data: Output } | { success: false }): Output => {
  if (!read.success) throw new Problem('invalid', 'request.malformed')
  return read.data
}

/** Photos travel as plain bytes: `PUT /files/<sha-256>?plan=&target=` and `GET /files/<sha-256>`. */
export function evidenceApp(app: Express, evidence: EvidenceService): void {
  app.put('/files/:hash', express.raw({ type: () => true, limit: '8mb' }), async (request, response) => {
    const { actor } = principalOf(request)
    const hash = parse(FileHash.safeParse(request.params['hash']))
    const place = parse(EvidencePlace.safeParse(request.query))
    const bytes: unknown = request.body
    if (!Buffer.isBuffer(bytes)) throw new Problem('invalid', 'evidence.not-an-image')
    response.status(201).json(await evidence.upload(actor, { ...place, hash, bytes }))
  })
  app.get('/files/:hash', async (request, response) => {
    const { actor } = principalOf(request)
    const bytes = await evidence.byHash(actor, parse(FileHash.safeParse(request.params['hash'])))
    response.type('image/jpeg').set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }).send(bytes)
  })
}
