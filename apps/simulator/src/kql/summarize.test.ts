import { describe, expect, test } from 'vitest'
import { names, run, texts } from './testing/small-database.ts'

describe('summaries', () => {
  test('count, find extremes and gather by group', () => {
    expect(
      texts(
        'P | summarize N = count(), First = min(Timestamp), dcount(FileName), Names = make_set(FileName, 1) by DeviceId | order by DeviceId asc',
      ),
    ).toEqual([
      ['d1', '2', '2026-03-04T09:12:29.9004163Z', '2', '["powershell.exe"]'],
      ['d2', '2', '2026-03-04T10:30:00.0000000Z', '2', '["PowerShell.EXE"]'],
    ])
    expect(names('P | summarize count(), countif(ProcessId > 1), max(ProcessId), avg(ProcessId), make_list(FileName)')).toEqual([
      'count_',
      'countif_',
      'max_ProcessId',
      'avg_ProcessId',
      'list_FileName',
    ])
  })

  test('may be expressions over several aggregates', () => {
    expect(texts('P | summarize Share = round(countif(FileName =~ "powershell.exe") * 100.0 / count(), 1)')).toEqual([['50']])
  })

  test('bin instants', () => {
    expect(texts('P | summarize count() by bin(Timestamp, 1h) | sort by Timestamp asc')).toEqual([
      ['2026-03-04T09:00:00.0000000Z', '2'],
      ['2026-03-04T10:00:00.0000000Z', '1'],
      ['2026-03-04T11:00:00.0000000Z', '1'],
    ])
  })

  test('arg_max gives the whole row, arg_min chosen columns', () => {
    expect(texts('P | summarize arg_max(Timestamp, *) by DeviceId | project DeviceId, FileName, ProcessId')).toEqual([
      ['d1', 'rundll32.exe', '9132'],
      ['d2', 'cmd.exe', '44'],
    ])
    expect(names('P | summarize arg_max(Timestamp, *) by DeviceId')).toEqual([
      'DeviceId',
      'Timestamp',
      'FileName',
      'ProcessId',
      'ParentId',
      'CommandLine',
    ])
    expect(texts('P | summarize arg_min(Timestamp, FileName)')).toEqual([['2026-03-04T09:12:29.9004163Z', 'powershell.exe']])
  })

  test('of nothing are one row without groups and none with', () => {
    expect(texts('P | where false | summarize count(), make_set(FileName)')).toEqual([['0', '[]']])
    expect(texts('P | where false | summarize count() by DeviceId')).toEqual([])
    expect(texts('P | where false | count')).toEqual([['0']])
  })

  test('distinct gives each combination once', () => {
    expect(texts('P | distinct DeviceId')).toEqual([['d1'], ['d2']])
    expect(run('P | union P | distinct *').rows).toHaveLength(4)
  })
})
