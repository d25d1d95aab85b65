import { repositoryRoot } from '../repository-root.ts'
import { checkBoundaries } from './check-boundaries.ts'

const { files, violations } = checkBoundaries(repositoryRoot)
for (const { rule, path, line, message } of violations) console.log(`${path}:${line}  ${message}  (${rule})`)
console.log(`${files} files, ${violations.length} violations`)
process.exitCode = violations.length === 0 ? 0 : 1
