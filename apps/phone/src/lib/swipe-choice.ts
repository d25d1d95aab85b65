/** What a swipe on a row of the feed can do. */
export const swipeActions = ['assign', 'status', 'close', 'isolate'] as const
export type SwipeAction = (typeof swipeActions)[number]

export const swipeSides = ['leading', 'trailing', 'off'] as const
export type SwipeSide = (typeof swipeSides)[number]

/** Which actions each side shows, the outermost first. An action is on one side or on none. */
export interface SwipeChoice {
  leading: readonly SwipeAction[]
  trailing: readonly SwipeAction[]
}

/** Positive ones where the finger pulls right, those that end something where it pulls left. */
export const usualSwipes: SwipeChoice = { leading: ['assign', 'status'], trailing: ['close'] }

// Apple's guidelines: three at most; on the trailing side the last place belongs to "More".
const most = { leading: 3, trailing: 2 } as const

/** The side an action is on. */
export function sideOf(choice: SwipeChoice, action: SwipeAction): SwipeSide {
  if (choice.leading.includes(action)) return 'leading'
  return choice.trailing.includes(action) ? 'trailing' : 'off'
}

/** The choice with `action` moved to `side`; where that is full, the action that came first leaves it. */
export function moveSwipe(choice: SwipeChoice, action: SwipeAction, side: SwipeSide): SwipeChoice {
  const without = {
    leading: choice.leading.filter((other) => other !== action),
    trailing: choice.trailing.filter((other) => other !== action),
  }
  if (side === 'off') return without
  return { ...without, [side]: [...without[side], action].slice(-most[side]) }
}

/** What was kept on this device; anything that does not fit, as from another version, is left out. */
export function readSwipeChoice(kept: string | null): SwipeChoice {
  if (kept === null) return usualSwipes
  try {
    const { leading, trailing } = JSON.parse(kept) as Partial<Record<string, unknown>>
    const onLeft = actionsIn(leading).reduce((choice, action) => moveSwipe(choice, action, 'leading'), noSwipes)
    return actionsIn(trailing).reduce((choice, action) => moveSwipe(choice, action, 'trailing'), onLeft)
  } catch {
    return usualSwipes
  }
}

const noSwipes: SwipeChoice = { leading: [], trailing: [] }

function actionsIn(list: unknown): SwipeAction[] {
  if (!Array.isArray(list)) return []
  return list.filter((item): item is SwipeAction => (swipeActions as readonly unknown[]).includes(item))
}
