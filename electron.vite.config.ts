import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { dependencies } from './package.json' with { type: 'json' };
import { mendGlide } from './scripts/lib/mend-glide.ts';
import { oneByteText } from './scripts/lib/one-byte-text.ts';
import { PAGE_CHUNKS } from './scripts/lib/page-chunks.ts';
import { api } from './src/shared/contract/api.ts';
import { events } from './src/shared/contract/events.ts';

// The lowest runtime the build must start on: the stand-in for machines that cannot download Electron.
const NODE_TARGET = 'node20.18';
const CHROME_TARGET = 'chrome130';

const at = (path: string): string => resolve(import.meta.dirname, path);
/** The hidden page that decodes pictures: `codec/page.js` and `codec/worker.js`, served to it alone. */
const codec = ['page', 'worker'];
const workers = ['writer', 'pages', 'scan', 'network', 'check', 'upkeep'];

// The preload and the start of the main process take the names alone, so that zod stays out of them.
const OPERATIONS = JSON.stringify(Object.keys(api));

export default defineConfig({
  main: {
    plugins: [oneByteText()],
    define: { __OPERATIONS__: OPERATIONS },
    build: {
      target: NODE_TARGET,
      sourcemap: true,
      // Only the native module stays outside the bundle.
      externalizeDeps: { exclude: Object.keys(dependencies).filter((name) => name !== 'better-sqlite3') },
      rolldownOptions: {
        input: {
          index: at('src/main/index.ts'),
          ...Object.fromEntries(
            workers.map((name) => [`workers/${name}`, at(`src/main/workers/${name}.ts`)]),
          ),
          ...Object.fromEntries(codec.map((name) => [`codec/${name}`, at(`src/codec/${name}.ts`)])),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // Every thread keeps the text of its program; the names stay for the log.
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  },
  preload: {
    define: {
      __OPERATIONS__: OPERATIONS,
      __EVENTS__: JSON.stringify(Object.keys(events)),
    },
    build: {
      target: NODE_TARGET,
      sourcemap: true,
      // A sandboxed preload can require nothing but electron: one CommonJS file with everything in it.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src/preload/index.ts'), codec: at('src/preload/codec.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react(), mendGlide(), oneByteText()],
    build: {
      target: CHROME_TARGET,
      // The program's file is asked for together with its styles.
      modulePreload: { polyfill: false },
      minify: true,
      rolldownOptions: {
        input: { index: at('src/renderer/index.html') },
        output: { codeSplitting: PAGE_CHUNKS },
      },
    },
  },
});
