import { z } from '@hono/zod-openapi'
import { Instant } from './common.ts'

const text = z.string().nullable()

export const Evidence = z
  .union([
    z.object({
      kind: z.literal('process'),
      name: text,
      path: text.openapi({ description: 'Folder of the image, without the file name' }),
      commandLine: text,
      processId: z.number().int().nullable(),
      startedAt: Instant.nullable(),
      sha1: text,
      sha256: text,
      user: text.openapi({ description: 'DOMAIN\\account that ran it, if known' }),
      parent: z
        .object({ name: text, path: text, processId: z.number().int().nullable(), startedAt: Instant.nullable() })
        .nullable(),
      outcome: text.openapi({ description: "The vendor's word: Detected, Blocked, Prevented, …" }),
      seenAt: Instant.nullable(),
    }),
    z.object({
      kind: z.literal('file'),
      name: text,
      path: text,
      sha1: text,
      sha256: text,
      outcome: text,
      seenAt: Instant.nullable(),
    }),
    z.object({
      kind: z.literal('user'),
      name: text,
      domain: text,
      principalName: text.openapi({ description: 'User principal name, user@domain' }),
      sid: text,
      directoryId: text.openapi({ description: 'Object id in the directory' }),
      seenAt: Instant.nullable(),
    }),
    z.object({ kind: z.literal('ip'), address: z.string(), seenAt: Instant.nullable() }),
    z.object({ kind: z.literal('url'), url: z.string(), seenAt: Instant.nullable() }),
    z.object({
      kind: z.literal('registry'),
      hive: text,
      key: text,
      valueName: text,
      valueType: text,
      value: text,
      seenAt: Instant.nullable(),
    }),
    z.object({
      kind: z.literal('other'),
      entityType: z.string().openapi({ description: "The vendor's word for it" }),
      fields: z.record(z.string(), z.string()),
      seenAt: Instant.nullable(),
    }),
  ])
  .openapi('Evidence')
export type Evidence = z.infer<typeof Evidence>
export type EvidenceKind = Evidence['kind']
