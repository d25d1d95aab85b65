import { byStart, type GraphProcess, type Processes } from './graph-process.ts'

/**
 * Makes a forest of it: what names a parent that is not there becomes a root, and in each ring of parents the process
 * that started first does. Records can name each other so when a process id was used again.
 */
export function breakCycles(processes: Processes): void {
  const settled = new Set<string>()
  for (const start of processes.values()) {
    const path: GraphProcess[] = []
    const onPath = new Set<string>()
    let process: GraphProcess | undefined = start
    while (process && !settled.has(process.id) && !onPath.has(process.id)) {
      path.push(process)
      onPath.add(process.id)
      const parent: GraphProcess | undefined = process.parentId === null ? undefined : processes.get(process.parentId)
      if (!parent) process.parentId = null
      process = parent
    }
    if (process && onPath.has(process.id)) {
      const [first] = path.slice(path.indexOf(process)).sort(byStart)
      if (first) first.parentId = null
    }
    for (const { id } of path) settled.add(id)
  }
}
