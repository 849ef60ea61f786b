import { availableParallelism } from 'node:os';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Mermaid asks for the document until its process ends; deleting it under its feet overflows the stack and ends a worker.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  // Jest leaves a processor to itself, and of two takes one: it hardly needs it.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  // For what hangs. How long a test takes on a busy machine says nothing about it.
  testTimeout: 120_000,
  setupFiles: ['<rootDir>/__tests__/support/seed.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // TypeScript sources import each other by the name that they have once compiled.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript' },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};
