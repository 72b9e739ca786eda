import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{core,node,main,renderer,helpers}/**/*.test.{ts,tsx}'],
    testTimeout: 120_000,
    reporters: ['default'],
  },
});
