import type { Import, Rule, Source } from '../tree.ts'
import { importViolation } from './import-violation.ts'

const clients = new Set(['portal', 'phone'])
const layersBelowFeatures = /^src\/(http|jobs|db|vault|push|ui|lib)\//

/** A feature reaches another through its `index.ts` on the server, and not at all in a client, where routes compose them. */
export const featuresApart: Rule = ({ sources }) =>
  sources.flatMap((source) => {
    const own = featureOf(source.inside)
    if (!own) return []
    return ownFiles(source).flatMap(({ written, inside }) => {
      const other = featureOf(inside)
      if (!other || other === own) return []
      if (clients.has(source.workspace.name)) {
        return [
          importViolation(
            'features-apart',
            { source, written },
            `feature ${own} imports feature ${other}; let a route compose them`,
          ),
        ]
      }
      if (/^src\/features\/[^/]+\/index\.tsx?$/.test(inside)) return []
      return [
        importViolation('features-apart', { source, written }, `feature ${own} reaches past the index.ts of feature ${other}`),
      ]
    })
  })

/** What every feature builds on may not know any of them; a test of it may show it at work in one. */
export const layersBelow: Rule = ({ sources }) =>
  sources.flatMap((source) => {
    const layer = layersBelowFeatures.exec(source.inside)?.[1]
    if (!layer || source.isTest) return []
    return ownFiles(source)
      .filter(({ inside }) => inside.startsWith('src/features/'))
      .map(({ written }) => importViolation('layers-below-features', { source, written }, `${layer} may not import a feature`))
  })

function ownFiles(source: Source): { written: Import; inside: string }[] {
  return source.imports.flatMap((written) => {
    const { target } = written
    if (target.kind !== 'file' || target.workspace !== source.workspace) return []
    return [{ written, inside: target.path.slice(source.workspace.folder.length + 1) }]
  })
}

function featureOf(inside: string): string | undefined {
  return /^src\/features\/([^/]+)\//.exec(inside)?.[1]
}
