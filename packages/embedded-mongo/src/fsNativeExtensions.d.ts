/** The part that we use of a package without types of its own. */
declare module 'fs-native-extensions' {
  const extensions: { tryLock(fd: number, offset?: number, length?: number): boolean }
  export default extensions
}
