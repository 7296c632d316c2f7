import { defineConfig } from 'playwright/test'

/** The stories run against the built server, one after another: they share its world. */
export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-results',
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 10_000 },
  reporter: [['dot'], ['json']],
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
})
