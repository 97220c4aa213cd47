import compression from 'compression'
import type { RequestHandler } from 'express'

/**
 * Answers of a kilobyte and more go out compressed, where their kind gains by it: a region's page of 200 KB is 12. Photos and
 * documents are compressed already, and events would be held back. What opens a session is never in an answer's body, so that
 * the size of an answer tells nothing of it.
 */
export const compressed: RequestHandler = compression({
  threshold: 1_024,
  filter: (request, response) =>
    !String(response.getHeader('content-type')).startsWith('text/event-stream') && compression.filter(request, response),
})
