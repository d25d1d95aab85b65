import { describe, expect, test } from 'vitest'
import { focusOf, growTree, neighbourhood, shownNodes } from './process-tree.ts'
import { manyProcesses, processNode } from './testing/process-nodes.ts'

const chain = ['winword', 'cmd', 'powershell', 'whoami'].map((id, index, all) =>
  processNode({ id, parentId: all[index - 1] ?? null, triggering: id === 'powershell' }),
)
const idsOf = (nodes: { process: { id: string } }[]) => nodes.map(({ process }) => process.id)

describe('growTree', () => {
  test('counts levels from 1 and everything below', () => {
    const [root] = growTree(chain)
    expect(root).toMatchObject({ level: 1, below: 3 })
    expect(root?.children[0]?.children[0]).toMatchObject({ level: 3, below: 1 })
  })

  test('a parent that is unknown, comes later or is itself is none, so no cycle can arise', () => {
    const nodes = [
      processNode({ id: 'a', parentId: 'b' }),
      processNode({ id: 'b', parentId: 'a' }),
      processNode({ id: 'c', parentId: 'c' }),
      processNode({ id: 'd', parentId: 'gone' }),
    ]
    expect(idsOf(growTree(nodes))).toEqual(['a', 'c', 'd'])
  })

  test('a process named twice is one', () => {
    expect(growTree([processNode({ id: 'a' }), processNode({ id: 'a' })])).toHaveLength(1)
  })

  test('holds every one of 500 processes', () => {
    const shown = shownNodes(growTree(manyProcesses(500)), new Set())
    expect(new Set(idsOf(shown)).size).toBe(500)
  })
})

describe('shownNodes', () => {
  test('what is folded hides everything below it and nothing else', () => {
    const roots = growTree([...chain, processNode({ id: 'explorer' })])
    expect(idsOf(shownNodes(roots, new Set(['cmd'])))).toEqual(['winword', 'cmd', 'explorer'])
  })
})

describe('focusOf', () => {
  test('is the process that the detection names, else the first', () => {
    expect(focusOf(growTree(chain))?.process.id).toBe('powershell')
    expect(focusOf(growTree([processNode({ id: 'only' })]))?.process.id).toBe('only')
    expect(focusOf([])).toBeNull()
  })
})

describe('neighbourhood', () => {
  test('counts the processes that it leaves out', () => {
    const focus = focusOf(growTree([...chain, ...['a', 'b'].map((id) => processNode({ id, parentId: 'powershell' }))]))
    if (!focus) throw new Error('there is a focus')
    const { shown, more } = neighbourhood(focus, 1)
    expect(idsOf(shown)).toEqual(['winword', 'cmd', 'powershell', 'whoami'])
    expect(more).toBe(2)
  })
})
