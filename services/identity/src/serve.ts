import { serve } from '@duzhan/service-kit'
import { openIdentity } from './main.ts'

await serve('identity', openIdentity)
