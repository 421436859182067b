import { useSyncExternalStore } from 'react'

/** A value that a running job replaces and a view shows. */
export interface Feed<T> {
  readonly get: () => T
  readonly set: (value: T) => void
  /** Calls `listener` after each `set`; the answer ends that. */
  readonly subscribe: (listener: () => void) => () => void
}

export function createFeed<T>(initial: T): Feed<T> {
  let current = initial
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set(value) {
      current = value
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The feed's newest value; Ink bounds how often it is drawn. */
export function useFeed<T>(feed: Feed<T>): T {
  return useSyncExternalStore(feed.subscribe, feed.get)
}
