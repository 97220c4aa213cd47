// What is brought along rather than written: photos, files, where it was, who signed.
export { file } from './file.tsx'
export { photo } from './photo.tsx'
export { position } from './position.tsx'
export { signature } from './signature.tsx'
