import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { tokensCss } from './tokens-css.ts'

export default defineConfig({
  base: '/',
  plugins: [react(), tailwind(), tokensCss()],
  resolve: {
    // The contract's schemas without the OpenAPI generator: two thirds of its bytes, none of them needed in a browser.
    alias: { '@hono/zod-openapi': new URL('./src/lib/schemas-only.ts', import.meta.url).pathname },
  },
  build: {
    outDir: 'dist',
    sourcemap: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // A few files that change at their own pace, instead of one for each small module that two pages share.
          groups: [
            { name: 'framework', test: /node_modules\/(react|react-dom|scheduler|@tanstack|clsx)\// },
            { name: 'schemas', test: /(node_modules\/(zod|eventsource-parser)|packages\/contract|schemas-only)/ },
            { name: 'overlays', test: /node_modules\/(@radix-ui|@floating-ui|radix-ui|aria-hidden|react-remove-scroll)/ },
            { name: 'ui', test: /(src\/(ui|lib)\/(?!toaster|dialog)|node_modules\/lucide-react)/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8080', '/app': 'http://localhost:8080' } },
})
