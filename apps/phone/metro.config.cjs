const { getDefaultConfig } = require('expo/metro-config')

const config = getDefaultConfig(__dirname)
const schemasOnly = require.resolve('./src/lib/schemas-only.ts')

config.resolver.assetExts.push('woff2')

config.resolver.resolveRequest = (context, name, platform) => {
  // The contract's schemas without the OpenAPI generator, which is most of their bytes.
  if (name === '@hono/zod-openapi') return { type: 'sourceFile', filePath: schemasOnly }
  // Metro takes `./haptics.ts` for that very file and never looks for `haptics.web.ts` beside it.
  // Our imports name their extension, so it is taken off and Metro picks the file for the platform.
  const bare = name.startsWith('.') ? name.replace(/(?<!\.d)\.tsx?$/, '') : name
  return context.resolveRequest(context, bare, platform)
}

module.exports = config
