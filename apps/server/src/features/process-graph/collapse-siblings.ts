import { addedActivity } from './attach-activity.ts'
import { childrenOf, type GraphProcess, type Processes } from './graph-process.ts'

/**
 * Lets the first of several siblings with the same image and command line stand for all of them: a script that starts
 * one tool a thousand times is one node. Only processes that the evidence does not name and that started nothing
 * themselves are put together, so that nothing to look at disappears.
 */
export function collapseSiblings(processes: Processes): void {
  const children = childrenOf(processes)
  for (const siblings of children.values()) {
    const firsts = new Map<string, GraphProcess>()
    for (const process of siblings) {
      const look = process.parentId !== null && !process.seed && !children.has(process.id) ? lookOf(process) : null
      if (look === null) continue
      const first = firsts.get(look)
      if (!first) {
        firsts.set(look, process)
        continue
      }
      first.sameSiblings += 1
      first.activity = addedActivity(first.activity, process.activity)
      processes.delete(process.id)
    }
  }
}

/** Null where too little is known to call two of them the same. */
function lookOf({ name, path, commandLine }: GraphProcess): string | null {
  return name === null ? null : JSON.stringify([name.toLowerCase(), path?.toLowerCase() ?? null, commandLine])
}
