import type { HuntingReference } from '../hunting-queries.ts'
import { vocabularyOf } from '../vocabulary.ts'

/** A small language with two tables that share a column. */
export const testReference: Pick<HuntingReference, 'tables' | 'operators' | 'functions'> = {
  tables: [
    {
      name: 'DeviceProcessEvents',
      description: 'Processes that started',
      columns: [
        { name: 'Timestamp', type: 'datetime', description: 'When it was recorded' },
        { name: 'FileName', type: 'string', description: 'Name of the file' },
        { name: 'ProcessCommandLine', type: 'string', description: 'Its command line' },
      ],
    },
    {
      name: 'DeviceNetworkEvents',
      description: 'Connections',
      columns: [
        { name: 'Timestamp', type: 'datetime', description: 'When it was recorded' },
        { name: 'RemoteIP', type: 'string', description: 'Address of the other side' },
      ],
    },
  ],
  operators: ['where', 'project', 'project-away', 'summarize', 'by', 'count', 'take', 'in~', '!in', 'in', 'and', '=~', '=='],
  functions: ['ago', 'count', 'countif', 'tostring'],
}

export const testVocabulary = vocabularyOf(testReference)
