import { describe, expect, test } from 'vitest'
import { clipped, nodeCommand, nodeFacts, nodeMarks, nodeName } from './node-words.ts'
import { processNode } from './testing/process-nodes.ts'

describe('nodeCommand', () => {
  const command = (commandLine: string | null, name: string | null = 'rundll32.exe') =>
    nodeCommand({ name, path: 'C:\\Windows\\System32\\rundll32.exe', commandLine })

  test('leaves out the program that the name says already', () => {
    expect(command('rundll32.exe comsvcs.dll, MiniDump 1000')).toBe('comsvcs.dll, MiniDump 1000')
    expect(command('"C:\\Windows\\System32\\RUNDLL32.exe"  comsvcs.dll,\nMiniDump')).toBe('comsvcs.dll, MiniDump')
    expect(command('rundll32 comsvcs.dll')).toBe('comsvcs.dll')
  })

  test('keeps a program that is another than the name', () => {
    expect(command('renamed.exe comsvcs.dll')).toBe('renamed.exe comsvcs.dll')
  })

  test('is the path where nothing follows the program or no line was recorded', () => {
    expect(command('rundll32.exe')).toBe('C:\\Windows\\System32\\rundll32.exe')
    expect(command(null)).toBe('C:\\Windows\\System32\\rundll32.exe')
    expect(nodeCommand({ name: null, path: null, commandLine: null })).toBeNull()
  })
})

test('a name stands for alike siblings, and comes from the path where it must', () => {
  expect(nodeName({ name: 'net.exe', path: null, sameSiblings: 4 })).toBe('net.exe ×5')
  expect(nodeName({ name: null, path: '/usr/bin/curl', sameSiblings: 0 })).toBe('curl')
})

test('marks say what the detection says; a mere parent says that it is one', () => {
  expect(nodeMarks(processNode({ id: 'a', triggering: true, verdict: 'blocked' }))).toEqual(['Triggering', 'Blocked'])
  expect(nodeMarks(processNode({ id: 'a', origin: 'inferred' }))).toEqual(['Known as a parent only'])
})

test('facts without a PID and a time say so', () => {
  expect(nodeFacts({ processId: null, startedAt: null })).toBe('PID unknown')
})

test('clipping keeps beginning and end', () => {
  expect(clipped('wsmprovhost.exe', 12)).toBe('wsmprovh…exe')
  expect(clipped('short', 12)).toBe('short')
})
