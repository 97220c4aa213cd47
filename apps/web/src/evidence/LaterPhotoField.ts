import { lazyPart } from '../ui/lazyPart.tsx'

/** Taking photos with all that it needs, which comes right after the form, while there is a network. */
export const LaterPhotoField = lazyPart(async () => {
  const { PhotoField, preloadPhotos } = await import('./PhotoField.tsx')
  preloadPhotos().catch(() => undefined) // each is asked for again when it is wanted
  return PhotoField
})
