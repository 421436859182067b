import tseslint from 'typescript-eslint'
import reactHooks from 'eslint-plugin-react-hooks'

const clockAndChance = [
  { object: 'Date', property: 'now', message: 'Pass a clock in.' },
  { object: 'Math', property: 'random', message: 'Pass a random generator in.' },
  { object: 'process', property: 'env', message: 'Pass configuration in.' },
]

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'coverage', 'test/fixtures', '*.cjs', '*.mjs', 'eslint.config.js'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
      ],
    },
  },
  { files: ['vm/**', 'arena/**'], rules: { 'no-restricted-properties': ['error', ...clockAndChance] } },
  {
    files: ['src/ui/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
)
