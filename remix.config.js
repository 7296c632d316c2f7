// The Vite configuration that Remix is built with: `remix vite:build --config remix.config.js`.
import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

const here = path => fileURLToPath(new URL(path, import.meta.url))

export const alias = { '~': here('./app'), '#db': here('./db'), '#certificates': here('./certificates'), '#content': here('./content') }

/** Puts the host, the command line and the worker beside the app in one bundle: two copies would be two writers. */
const host = {
  name: 'host',
  enforce: 'post',
  config: (_, env) =>
    env.isSsrBuild
      ? { build: { rollupOptions: { input: { server: './app/server/main.ts', cli: './app/cli/main.ts', worker: './app/server/render-worker.ts' }, output: { entryFileNames: '[name].js' } } } }
      : undefined,
}

export default defineConfig({
  publicDir: 'app/public',
  resolve: { alias },
  plugins: [
    tailwindcss(),
    remix({
      appDirectory: 'app',
      routes: undefined,
      ignoredRouteFiles: ['**/*'],
      future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_routeConfig: true, v3_singleFetch: false, v3_lazyRouteDiscovery: false },
    }),
    host,
  ],
  build: { sourcemap: false },
})
