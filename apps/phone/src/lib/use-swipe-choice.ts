import AsyncStorage from '@react-native-async-storage/async-storage'
import { useSyncExternalStore } from 'react'
import { readSwipeChoice, type SwipeChoice, usualSwipes } from './swipe-choice.ts'

const key = 'pocketsoc.swipes'
const listeners = new Set<() => void>()
let current = usualSwipes
let asked = false

function show(choice: SwipeChoice): void {
  current = choice
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (!asked) {
    asked = true
    void AsyncStorage.getItem(key).then(
      (kept) => show(readSwipeChoice(kept)),
      () => undefined,
    )
  }
  return () => listeners.delete(listener)
}

/** The member's swipe actions on this device, and how to change them. */
export function useSwipeChoice(): [SwipeChoice, (choice: SwipeChoice) => void] {
  const choice = useSyncExternalStore(subscribe, () => current)
  return [choice, change]
}

function change(choice: SwipeChoice): void {
  show(choice)
  void AsyncStorage.setItem(key, JSON.stringify(choice)).catch(() => undefined)
}
