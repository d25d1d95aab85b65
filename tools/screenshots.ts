import { bundleClient, clientBundles } from './bundle/client-bundles.ts'
import { runCommand } from './run-command.ts'

// Takes the pictures of the README anew: builds what changed, then lets e2e/screenshots drive a world of its own.
await Promise.all(clientBundles.map((bundle) => bundleClient(bundle, { say: console.log })))
const { code, output } = await runCommand('npm', ['run', '--silent', 'screenshots', '-w', 'e2e'])
console.log(output.trimEnd())
process.exitCode = code
