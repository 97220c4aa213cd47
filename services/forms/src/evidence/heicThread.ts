import { parentPort, workerData } from 'node:worker_threads'
import libheif from 'libheif-js/wasm-bundle.js'

// The entry of a thread that decodes one photo and ends: what a hostile file does to it ends with it.

/** As many as `sharp` takes of any other picture. */
const mostPixels = 50e6

const [image] = new libheif.HeifDecoder().decode(workerData as Uint8Array) // what heicDecoder sends
const width = image?.get_width() ?? 0
const height = image?.get_height() ?? 0
if (!image || width * height === 0) parentPort?.postMessage(null)
else if (width * height > mostPixels) parentPort?.postMessage('too-many-pixels')
else {
  const canvas = { data: new Uint8ClampedArray(width * height * 4), width, height }
  image.display(canvas, (shown) =>
    parentPort?.postMessage(shown && { data: shown.data, width, height }, shown ? [shown.data.buffer] : []),
  )
}
