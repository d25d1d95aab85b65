import { Problem } from './problem.ts'

/** The place behind a row of a list that is sorted by time, newest first. */
export interface TimeCursor {
  createdAt: Date
  id: string
}

export function writeCursor({ createdAt, id }: TimeCursor): string {
  return Buffer.from(`${createdAt.toISOString()}/${id}`).toString('base64url')
}

// PostgreSQL knows no year 0000.
const pattern = /^((?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Throws `invalid-input` for anything that `writeCursor` did not write. */
export function readCursor(text: string): TimeCursor {
  const [, createdAt, id] = pattern.exec(Buffer.from(text, 'base64url').toString()) ?? []
  if (!createdAt || !id || Number.isNaN(Date.parse(createdAt))) {
    throw new Problem('invalid-input', 'This page no longer exists.', {
      remedy: 'Begin again without the cursor.',
      errors: [{ pointer: '/cursor', detail: 'Not a cursor of this list' }],
    })
  }
  return { createdAt: new Date(createdAt), id }
}
