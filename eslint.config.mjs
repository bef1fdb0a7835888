import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['imports/', 'lib/', 'dist/', 'dist-pkg/', 'coverage/', '.cache/', '**/.readme-*/', 'examples/*/dist/'] },
  tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // manifests of any kind are read by path, and jsii has no other word for "anything" in a public signature
      '@typescript-eslint/no-explicit-any': 'off',
      // HookServiceProps extends what every Service has: a name of its own in the API
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // leaving out properties by naming them
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'curly': ['error', 'multi-line'],
      'eqeqeq': 'error',
      'max-len': ['error', { code: 160, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
      'no-cond-assign': 'error',
      'no-constant-condition': 'error',
      'no-empty': 'error',
      'no-param-reassign': 'error',
      'no-self-assign': 'error',
      'no-self-compare': 'error',
      'no-sparse-arrays': 'error',
      'no-template-curly-in-string': 'error',
      'no-unsafe-finally': 'error',
      'no-unsafe-optional-chaining': 'error',
      'no-useless-escape': 'error',
      'object-shorthand': 'error',
    },
  },
  {
    // what Node loads before the app, where only CommonJS can be
    files: ['*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**', 'src/main.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    // only what runs against time needs types to be linted; the library itself has no promise
    files: ['test/**/*.ts'],
    languageOptions: { parserOptions: { project: './test/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
    },
  },
);
