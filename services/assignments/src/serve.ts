import { serve } from '@duzhan/service-kit'
import { openAssignments } from './main.ts'

await serve('assignments', openAssignments)
