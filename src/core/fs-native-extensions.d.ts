declare module 'fs-native-extensions' {
  /** Locks a file for writing; the lock ends with the descriptor or the process. */
  export function tryLock(file: number): boolean;
}
