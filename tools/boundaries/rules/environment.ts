import type { Rule, Source } from '../tree.ts'

/** One reader of the environment a program: every setting is in one place, checked once and documented from there. */
export const environmentReaders: Rule = ({ sources }) =>
  sources
    .filter((source) => !mayRead(source))
    .flatMap((source) =>
      source.environmentReads.map((line) => ({
        rule: 'environment-readers',
        path: source.path,
        line,
        message: 'reads the environment; only config.ts (server, simulator), env.ts (portal, phone), tools and tests do',
      })),
    )

function mayRead({ workspace, inside, isTest }: Source): boolean {
  if (isTest || workspace.name === 'tools') return true
  if (!inside.startsWith('src/')) return true
  const reader = workspace.name === 'portal' || workspace.name === 'phone' ? 'env' : 'config'
  return new RegExp(`(^|/)${reader}\\.(web\\.)?ts$`).test(inside) && workspace.folder.startsWith('apps/')
}
