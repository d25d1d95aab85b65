import type { Technique } from '@pocketsoc/contract'
import { retiredTechniques, techniqueRows } from './techniques.ts'

const tacticNames: Record<string, string> = {
  RE: 'Reconnaissance',
  RD: 'Resource Development',
  IA: 'Initial Access',
  EX: 'Execution',
  PE: 'Persistence',
  PR: 'Privilege Escalation',
  DE: 'Defense Evasion',
  CA: 'Credential Access',
  DI: 'Discovery',
  LM: 'Lateral Movement',
  CO: 'Collection',
  CC: 'Command and Control',
  EF: 'Exfiltration',
  IM: 'Impact',
}

const techniques = readTable(techniqueRows)

/**
 * A technique of MITRE ATT&CK by its id, in any letter case. A sub-technique is named with its parent and has its
 * parent's tactics; a retired id is named as its successor. An id that our table does not hold has a null name.
 */
export function describeTechnique(id: string): Technique {
  const known = id.toUpperCase()
  const page = /^T\d{4}(?:\.\d{3})?$/.test(known) ? `techniques/${known.replace('.', '/')}/` : ''
  const entry = techniques.get(retiredTechniques[known] ?? known)
  return {
    id: page === '' ? id : known,
    name: entry?.name ?? null,
    tactics: [...(entry?.tactics ?? [])],
    url: `https://attack.mitre.org/${page}`,
  }
}

function readTable(rows: string): Map<string, { name: string; tactics: readonly string[] }> {
  const table = new Map<string, { name: string; tactics: readonly string[] }>()
  for (const row of rows.trim().split('\n')) {
    const [head = '', name = '', ...children] = row.split(' | ')
    const [id = '', codes = ''] = head.split(' ')
    const tactics = codes.split(',').map((code) => tacticNames[code] ?? code)
    table.set(id, { name, tactics })
    for (const [index, child] of children.entries()) {
      if (child !== '-') table.set(`${id}.${String(index + 1).padStart(3, '0')}`, { name: `${name}: ${child}`, tactics })
    }
  }
  return table
}
