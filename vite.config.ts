import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const api = process.env["TOUCHSTONE_URL"] ?? "http://127.0.0.1:4318";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  server: {
    host: "127.0.0.1",
    port: 5173,
    strictPort: true,
    proxy: { "/api": api, "/v1": api },
  },
  builder: {},
  environments: {
    client: {
      build: {
        outDir: "dist/web",
        target: "es2023",
        manifest: true,
        sourcemap: true,
        // A font inside the style sheet would be a data: address, which the content policy refuses.
        assetsInlineLimit: (file) => (file.endsWith(".woff2") ? false : undefined),
      },
    },
    // The same pages as one script and one style sheet, for files that open from disk.
    offline: {
      consumer: "client",
      define: { "process.env.NODE_ENV": '"production"' },
      build: {
        outDir: "dist/offline",
        target: "es2023",
        copyPublicDir: false,
        emptyOutDir: true,
        cssCodeSplit: false,
        modulePreload: false,
        assetsInlineLimit: () => true,
        chunkSizeWarningLimit: 4000,
        rolldownOptions: {
          input: "src/web/main.tsx",
          transform: { define: { "import.meta": "{}" } },
          output: {
            format: "iife",
            codeSplitting: false,
            entryFileNames: "offline.js",
            assetFileNames: "offline[extname]",
          },
        },
      },
    },
    // The same pages without a browser, with everything they need inside: to learn what a page reads.
    reader: {
      consumer: "server",
      resolve: { noExternal: true },
      define: { "process.env.NODE_ENV": '"production"' },
      build: {
        outDir: "dist/reader",
        ssr: true,
        target: "node20",
        copyPublicDir: false,
        emptyOutDir: true,
        rolldownOptions: {
          input: { reader: "src/web/read-page.tsx" },
          output: { codeSplitting: false, entryFileNames: "[name].js" },
        },
      },
    },
    ssr: {
      build: {
        outDir: "dist/server",
        ssr: true,
        target: "node20",
        sourcemap: true,
        copyPublicDir: false,
        emptyOutDir: true,
        rolldownOptions: {
          input: {
            cli: "src/cli/main.ts",
            engine: "src/server/store/engine/child.ts",
            judge: "src/server/compare/judge-worker.ts",
            texts: "src/server/datasets/health/text-worker.ts",
            map: "src/server/embeddings/map-worker.ts",
          },
          output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
        },
      },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          setupFiles: ["src/testing/property-seed.ts"],
          include: ["src/**/*.test.{ts,tsx}"],
          exclude: ["src/**/*.store.test.ts"],
          // A busy machine is slow, not wrong.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "store",
          include: ["src/**/*.store.test.ts"],
          globalSetup: ["src/testing/store-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
