import { serve } from '@duzhan/service-kit'
import { openAggregation } from './main.ts'

await serve('aggregation', openAggregation)
