import type { ProcessNode } from '@pocketsoc/contract'

/** A process as the server answers it, with `given` in place of what is usual. */
export function processNode(given: Partial<ProcessNode> & { id: string }): ProcessNode {
  return {
    parentId: null,
    name: 'cmd.exe',
    path: 'C:\\Windows\\System32\\cmd.exe',
    commandLine: 'cmd.exe /c whoami',
    processId: 4711,
    startedAt: '2026-03-04T09:41:12.000Z',
    user: 'contoso\\ana',
    sha1: null,
    sha256: null,
    integrityLevel: null,
    triggering: false,
    verdict: null,
    origin: 'hunting',
    activity: [],
    sameSiblings: 0,
    ...given,
  }
}

/**
 * A tree of `count` processes as an intruder's script leaves one: chains eight deep, and shells that started dozens.
 * The process in its middle is the one that the detection names.
 */
export function manyProcesses(count: number): ProcessNode[] {
  const triggering = Math.floor(count / 2)
  return Array.from({ length: count }, (_, index) => {
    const parent = index % 9 === 8 ? Math.max(0, index - 8) : index % 3 === 0 ? Math.floor(index / 12) : index - 1
    return processNode({
      id: `p${index}`,
      parentId: index === 0 ? null : `p${parent}`,
      processId: 1000 + index,
      triggering: index === triggering,
      verdict: index % 50 === 7 ? 'blocked' : null,
    })
  })
}
