/** What is used of libheif's own JavaScript face; the package declares only what lies beneath it. */
declare module 'libheif-js/wasm-bundle.js' {
  interface Canvas {
    data: Uint8ClampedArray<ArrayBuffer>
    width: number
    height: number
  }
  interface HeifImage {
    get_width(): number
    get_height(): number
    /** Draws the picture upright; calls back with null where it cannot be decoded. */
    display(canvas: Canvas, done: (shown: Canvas | null) => void): void
  }
  const libheif: { HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] } }
  export default libheif
}
