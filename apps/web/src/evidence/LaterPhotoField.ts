import { lazyPart } from '../kind/lazyPart.tsx'

/** Taking photos, which comes right after the form, while there is a network. */
export const LaterPhotoField = lazyPart(async () => (await import('./PhotoField.tsx')).PhotoField)
