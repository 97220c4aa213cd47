import { vi } from 'vitest'

// Test files share a process, which spares each of them starting one and loading the same libraries anew. What a file has kept
// in a module of ours or in a global must not reach the next, so each begins with modules and globals of its own.
vi.resetModules()
vi.unstubAllGlobals()
vi.unstubAllEnvs()
vi.restoreAllMocks()
vi.useRealTimers()
// and a page that nothing stands on
if ('document' in globalThis) document.body.replaceChildren()
