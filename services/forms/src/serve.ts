import { serve } from '@duzhan/service-kit'
import { openForms } from './main.ts'

await serve('forms', openForms)
